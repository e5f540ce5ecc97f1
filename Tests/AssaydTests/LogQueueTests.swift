import Foundation
import Testing

@testable import assayd

@Suite struct LogQueueTests {
    private static func line(_ number: Int) -> String { "line \(number) \(String(repeating: "x", count: 80))\n" }

    /// Reads from a pipe, waiting for at most a minute.
    private func read(_ pipe: Pipe) -> String {
        var waiting = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 60_000) == 1 else { return "" }
        return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    }

    @Test func linesArriveInOrder() throws {
        let pipe = Pipe()
        let queue = LogQueue(to: pipe.fileHandleForWriting.fileDescriptor)
        for number in 0..<300 { queue.write(Self.line(number)) }
        queue.flush(within: .seconds(60))
        var received = ""
        while !received.contains("line 299 ") {
            let more = read(pipe)
            try #require(!more.isEmpty)
            received += more
        }
        #expect(received == (0..<300).map(Self.line).joined())
    }

    @Test func aReaderThatStopsHoldsNobodyUpAndHearsWhatItMissed() throws {
        let pipe = Pipe()
        let queue = LogQueue(to: pipe.fileHandleForWriting.fileDescriptor, limit: 10_000)
        // More than the pipe and the queue hold: without a queue this would block for ever.
        for number in 0..<5000 { queue.write(Self.line(number)) }
        var received = ""
        while Self.accounted(received) < 5000 {
            let more = read(pipe)
            try #require(!more.isEmpty)
            received += more
        }
        #expect(Self.accounted(received) == 5000)
        #expect(received.contains("level=warning event=\"log lines dropped\" lines="))
        queue.write("after\n")
        while !received.hasSuffix("after\n") {
            let more = read(pipe)
            try #require(!more.isEmpty)
            received += more
        }
    }

    /// Number of lines that arrived or were reported as dropped.
    private static func accounted(_ text: String) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) { sum, line in
            if line.hasPrefix("line ") { return sum + 1 }
            return sum + (line.firstMatch(of: #/ lines=(\d+)$/#).flatMap { Int($0.1) } ?? 0)
        }
    }
}
