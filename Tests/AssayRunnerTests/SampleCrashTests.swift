import AssayDomain
import AssayStore
import Foundation
import NginxSupport
import Testing

@testable import AssayRunner

/// A process that selects items is killed again and again: the next process starts over and selects the same items.
@Suite struct SampleCrashTests {
    private static let items = 20_000
    private static let wanted = 2_000

    private let directory = ScratchDirectory()
    private var database: String { directory.path + "/assay.db" }

    @Test func aKillChangesNothingOfTheChoice() throws {
        let sample = #"{"kind":"random","n":\#(Self.wanted),"seed":5}"#
        let prepared = try TestProcess("RunnerChild", "prepare", database, "\(Self.items)", sample).line()
        let id = try #require(prepared.flatMap { ID<BatchRun>($0) })
        let store = try Store(path: database, role: .administration)
        defer { store.close() }
        let run = try #require(try store.batchRun(id, in: 1))
        let expected = try selected(of: run, store)
        for _ in 1...4 { try killInTheMiddle(of: run, store) }
        let last = try TestProcess("RunnerChild", "run", database, directory.path + "/calls")
        #expect(last.line() == "ended")
        #expect(try store.batchRun(id, in: 1)?.itemCount == Self.wanted)
        let results = try store.results(of: id, ResultQuery(limit: .max)).map(\.result)
        #expect(Set(results.map(\.item)) == expected && results.count == expected.count * 3)
    }

    /// Kills the process once it has selected items up to a random one.
    private func killInTheMiddle(of run: BatchRun, _ store: Store) throws {
        let child = try TestProcess("RunnerChild", "run", database, directory.path + "/calls")
        let target = Int64.random(in: 1...Int64(Self.items))
        let end = ContinuousClock.now + .seconds(60)
        while child.isRunning, ContinuousClock.now < end, try store.lastItem(of: run, in: .initial) ?? 0 < target,
            try store.batchRun(run.id, in: run.project)?.isSelecting == true
        {
            sched_yield()
        }
        _ = child.kill9()
    }

    /// The items with the smallest numbers.
    private func selected(of run: BatchRun, _ store: Store) throws -> Set<Int64> {
        func hash(_ value: UInt64) -> UInt64 {
            var random = SeededRandom(seed: value)
            return random.next()
        }
        let all = try store.ordinals(of: run.dataset, revision: run.datasetRevision, after: .min, limit: .max)
        let numbers = all.map { item in (hash(hash(hash(5) ^ item.id.high) ^ item.id.low), item.ordinal) }
        return Set(numbers.sorted { $0 < $1 }.prefix(Self.wanted).map(\.1))
    }
}
