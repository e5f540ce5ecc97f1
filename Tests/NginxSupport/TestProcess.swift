internal import Foundation
internal import Glibc

/// A running program that is built with the tests.
public final class TestProcess {
    private let process = Process()
    private let output = Pipe()
    private var unread: [UInt8] = []

    public init(_ program: String, _ arguments: String...) throws {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent(program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        try output.fileHandleForWriting.close()
    }

    deinit { kill(process.processIdentifier, SIGKILL) }

    /// Whether it has not ended yet.
    public var isRunning: Bool { process.isRunning }

    /// The next line of output; `nil` after the last.
    public func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread += more
        }
    }

    /// The lines of output that have come since the last call. Does not wait.
    public func newLines() -> [String] {
        var reading = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while poll(&reading, 1, 0) == 1 {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            unread += more
        }
        var lines: [String] = []
        while unread.contains(UInt8(ascii: "\n")), let line = line() { lines.append(line) }
        return lines
    }

    /// All remaining lines of output.
    public func lines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    /// Suspends the process until `resume`. When it returns, all threads of the process have stopped.
    public func suspend() {
        kill(process.processIdentifier, SIGSTOP)
        var facts = siginfo_t()
        waitid(P_PID, id_t(process.processIdentifier), &facts, WSTOPPED)
    }

    public func resume() { kill(process.processIdentifier, SIGCONT) }

    /// Kills the process, as a crash would, and returns the rest of its output.
    public func kill9() -> [String] {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return lines()
    }
}
