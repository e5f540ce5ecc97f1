import AssayDomain
import AssayStore
import Foundation
import NginxSupport
import Testing

/// How often evaluators are asked when the process that asks them is killed again and again: they count it themselves.
@Suite struct CallCrashTests {
    /// `make test-faults` asks for more.
    private static let rounds = ProcessInfo.processInfo.environment["FAULT_ROUNDS"].flatMap { Int($0) } ?? 3
    private static let items = ProcessInfo.processInfo.environment["FAULT_ITEMS"].flatMap { Int($0) } ?? 6000
    private static let evaluations = 3
    /// Two threads have two chunks each in hand, one being judged and one being committed, of at most 1,000 items.
    private static let mostInHand = 2 * 2 * 1000 * evaluations

    private let directory = ScratchDirectory()
    private var database: String { directory.path + "/assay.db" }
    private var calls: String { directory.path + "/calls" }

    @Test func onlyCellsInHandAtAKillAreJudgedAgain() throws {
        let run = try #require(TestProcess("RunnerChild", "prepare", database, "\(Self.items)").line().flatMap { ID<BatchRun>($0) })
        var recorded: Set<Cell> = []
        var (read, repeated, hasEnded) = (0, 0, false)
        for round in 1...Self.rounds + 1 {
            // The last one is left alone.
            hasEnded = try round > Self.rounds ? untilTheEnd() : untilKilled(after: read)
            let asked = try cellsAsked(from: &read)
            let called = Set(asked)
            #expect(called.count == asked.count, "a cell was judged twice by one process")
            #expect(called.isDisjoint(with: recorded), "a cell was judged again that has a result")
            recorded = try cellsRecorded(of: run)
            let inHand = called.subtracting(recorded)
            #expect(inHand.count <= Self.mostInHand)
            repeated += inHand.count
        }
        #expect(hasEnded)
        #expect(recorded.count == Self.items * Self.evaluations)
        #expect(read == recorded.count + repeated)
        print(
            "\(Self.rounds) kills: evaluators were asked \(recorded.count) times, and \(repeated) times more about what a kill found in hand"
        )
    }

    /// Kills a process at a random call after those counted so far. Whether it had ended before.
    private func untilKilled(after counted: Int) throws -> Bool {
        let child = try TestProcess("RunnerChild", "run", database, calls)
        let target = counted + Int.random(in: 0...Self.items * Self.evaluations / Self.rounds * 2)
        while child.isRunning, size() < target * Self.bytesOfACall { sched_yield() }
        return child.kill9().contains("ended")
    }

    private func untilTheEnd() throws -> Bool { try TestProcess("RunnerChild", "run", database, calls).line() == "ended" }

    private struct Cell: Hashable {
        let evaluation: Int
        let item: Int64
    }

    /// About.
    private static let bytesOfACall = 8

    private func size() -> Int {
        var facts = stat()
        return stat(calls, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// What was asked since the first `count` calls, which then are all.
    private func cellsAsked(from count: inout Int) throws -> [Cell] {
        let written = FileManager.default.contents(atPath: calls).map { $0.split(separator: UInt8(ascii: "\n")) } ?? []
        let lines = written.filter { $0.last == UInt8(ascii: ".") }.map { $0.dropLast() }
        defer { count = lines.count }
        return lines[count...].map { line in
            let numbers = line.split(separator: UInt8(ascii: " ")).map { Int64(String(decoding: $0, as: UTF8.self))! }
            return Cell(evaluation: Int(numbers[0]), item: numbers[1])
        }
    }

    /// What has a result. Items were numbered in the order in which they were added, and so are their ordinals.
    private func cellsRecorded(of run: ID<BatchRun>) throws -> Set<Cell> {
        let store = try Store(path: database, role: .daemon)
        defer { store.close() }
        let results = try store.results(of: run, ResultQuery(limit: .max)).map(\.result)
        let cells = Set(results.map { Cell(evaluation: $0.evaluation, item: $0.item) })
        #expect(cells.count == results.count, "a cell has two results")
        #expect(try store.recount(of: run) == store.totals(of: run).tallies)
        return cells
    }
}
