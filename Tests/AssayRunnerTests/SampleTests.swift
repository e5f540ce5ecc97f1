import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayRunner

/// Which items a run over a sample judges, and how the run ends.
@Suite struct SampleTests {
    private let fixture: RunnerFixture
    private let dataset: ID<Dataset>
    private let evaluation: ID<Evaluation>
    private static let items = 5_000

    init() throws {
        fixture = try RunnerFixture()
        dataset = try fixture.dataset(
            of: (0..<Self.items).map { index in
                DatasetItem.Content(output: JSONText(compact: #""yes""#), metadata: JSONText(compact: #"{"index":\#(index)}"#))
            })
        evaluation = try fixture.evaluation()
    }

    private func all() throws -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        try fixture.store.ordinals(of: dataset, revision: 1, after: .min, limit: .max)
    }

    /// Runs over the sample and returns the items that were judged.
    private func judged(_ sample: String, _ status: BatchRun.Status = .completed) throws -> [Int64] {
        let run = try fixture.run(dataset, [evaluation], sample: sample)
        #expect(run.planned == nil && run.plannedPerEvaluation == nil && run.isSelecting)
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: run) == status)
        let items = try fixture.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result.item)
        #expect(try fixture.current(run).planned == items.count)
        return items
    }

    @Test(arguments: [(1, 1), (2_000, 2_000), (2_001, 2_001), (4_999, 4_999), (5_000, 5_000), (Int.max, 5_000)])
    func theFirstAreThoseThatWereAddedFirst(count: Int, selected: Int) throws {
        try fixture.runner.start()
        let expected = try all().prefix(selected).map(\.ordinal)
        #expect(try judged(#"{"kind":"first","n":\#(count)}"#) == expected)
    }

    /// Computes the expected items by sorting all numbers.
    @Test(arguments: [1, 2, 777, 2_500, 4_999, 5_000, 1_000_000]) func aRandomSampleHasTheSmallestNumbers(count: Int) throws {
        func hash(_ value: UInt64) -> UInt64 {
            var random = SeededRandom(seed: value)
            return random.next()
        }
        try fixture.runner.start()
        let numbers = try all().map { item in (hash(hash(hash(7) ^ item.id.high) ^ item.id.low), item.ordinal) }
        let expected = numbers.sorted { $0 < $1 }.prefix(count).map(\.1).sorted()
        #expect(try judged(#"{"kind":"random","n":\#(count),"seed":7}"#) == expected)
    }

    @Test func anotherSeedChoosesOthers() throws {
        try fixture.runner.start()
        let samples = try (0..<8).map { try judged(#"{"kind":"random","n":3,"seed":\#($0)}"#) }
        #expect(Set(samples).count > 4)
    }

    @Test func metadataChoose() throws {
        try fixture.runner.start()
        let items = try all().map(\.ordinal)
        func expected(_ isSelected: (Int) -> Bool) -> [Int64] { items.indices.filter(isSelected).map { items[$0] } }
        let some = #"{"key":"index","operator":"regex","value":"[05]$"}"#
        #expect(try judged(#"{"kind":"where","where":[\#(some)]}"#) == expected { $0 % 5 == 0 })
        #expect(try judged(#"{"kind":"where","where":[\#(some)],"n":7}"#) == expected { $0 % 5 == 0 && $0 <= 30 })
        #expect(try judged(#"{"kind":"where","where":[{"key":"index","operator":"gte","value":0}]}"#) == items)
    }

    @Test func aSampleOfNothingFailsAndSaysWhy() throws {
        try fixture.runner.start()
        #expect(try judged(#"{"kind":"where","where":[{"key":"index","value":"none"}]}"#, .failed).isEmpty)
        let run = try fixture.run(dataset, [evaluation], sample: #"{"kind":"where","where":[{"key":"index","value":"none"}]}"#)
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: run) == .failed)
        let current = try fixture.current(run)
        #expect(current.planned == 0 && current.finishedAt != nil)
        #expect(
            current.statusReason
                == BatchRun.Reason(
                    code: "empty_sample", detail: "None of the dataset's 5000 items is in the sample: start another run with other filters."
                ))
        guard case .unchanged? = try fixture.store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true)) else {
            Issue.record("the run went on")
            return
        }
    }

    @Test func aPatternThatTakesTooLongInAnItemFailsTheRun() throws {
        try fixture.runner.start()
        let long = String(repeating: "a", count: 3_000_000)
        let dataset = try fixture.dataset(of: [DatasetItem.Content(metadata: JSONText(compact: #"{"text":"\#(long)"}"#))])
        let filter = #"{"key":"text","operator":"regex","value":"(a|b)*a(a|b){200}c"}"#
        let run = try fixture.run(dataset, [evaluation], sample: #"{"kind":"where","where":[\#(filter)]}"#)
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: run) == .failed)
        let reason = try #require(try fixture.current(run).statusReason)
        #expect(reason.code == "sample_refused")
        #expect(reason.detail.contains("takes too long in an item with 3000011 bytes of metadata"))
    }

    @Test func aSampleOfADatasetWithoutItemsCompletes() throws {
        try fixture.runner.start()
        let run = try fixture.run(try fixture.dataset([]), [evaluation], sample: #"{"kind":"random","n":3,"seed":0}"#)
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: run) == .completed)
        #expect(try fixture.current(run).planned == 0)
    }

    /// A run uses the revision of its creation.
    @Test func whatIsAddedAfterTheRunWasCreatedIsNotSelected() throws {
        let run = try fixture.run(dataset, [evaluation], sample: #"{"kind":"where","where":[{"key":"index","operator":"is_set"}]}"#)
        let adding = try #require(try fixture.beginImport(into: dataset))
        _ = try adding.append([DatasetItem.Content(metadata: JSONText(compact: #"{"index":1}"#))])
        _ = try adding.publish()
        try fixture.runner.start()
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: run) == .completed)
        #expect(try fixture.current(run).planned == Self.items)
    }

    /// An interrupted scan is started over by the next process and selects the same items.
    @Test(arguments: [
        #"{"kind":"random","n":2600,"seed":3}"#, #"{"kind":"first","n":4500}"#,
        #"{"kind":"where","where":[{"key":"index","operator":"regex","value":"[1-7]$"}]}"#,
    ])
    func aChoiceThatIsBrokenOffComesToTheSame(sample: String) throws {
        let whole = try fixture.run(dataset, [evaluation], sample: sample)
        try select(whole)
        let expected = try selected(whole)
        let broken = try fixture.run(dataset, [evaluation], sample: sample)
        for steps in [1, 3, 2] { try select(broken, steps: steps) }
        #expect(try fixture.current(broken).isSelecting)
        try select(broken)
        #expect(try selected(broken) == expected)
        #expect(try fixture.current(broken).planned == expected.count)
    }

    private func select(_ run: BatchRun, steps: Int = .max) throws {
        var scan = SelectionScan(of: run)
        try scan.compileFilters()
        var taken = 0
        while !scan.isFinished, taken < steps {
            try scan.advance(fixture.store, isWanted: { true })
            taken += 1
        }
    }

    private func selected(_ run: BatchRun) throws -> [Int64] {
        try fixture.store.items(of: run, in: WorkRange(.initial, ItemRange(after: .min, through: .max)), limit: .max).map(\.ordinal)
    }

    @Test func everythingTakesOneRange() throws {
        for sample in [#"{"kind":"random","n":5000,"seed":1}"#, #"{"kind":"where","where":[{"key":"index","operator":"is_set"}]}"#] {
            let run = try fixture.run(dataset, [evaluation], sample: sample)
            try select(run)
            #expect(try selected(run).count == Self.items)
            let ranges = try SQLConnection(fixture.database).number(
                "SELECT count(*) FROM batch_run_ranges WHERE run = (SELECT max(id) FROM batch_runs)")
            #expect(ranges == 1)
        }
    }

    @Test func aRunThatIsCancelledWhileItChoosesEndsWithoutHavingPlanned() throws {
        let run = try fixture.run(dataset, [evaluation], sample: #"{"kind":"random","n":2600,"seed":3}"#)
        // The runner has taken the run over, but none of its threads has seen it yet.
        fixture.engine.start(run)
        _ = try fixture.store.setStatus(ofBatchRun: run.id, from: [.queued], to: .cancelled, reason: nil)
        fixture.runner.cancel(run.id)
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .cancelled)
        let current = try fixture.current(run)
        #expect(current.planned == nil && current.status == .cancelled)
    }

    @Test func manyRunsChooseInTurn() throws {
        let sample = #"{"kind":"where","where":[{"key":"index","operator":"regex","value":"[1-7]$"}]}"#
        let runs = try (0..<12).map { _ in try fixture.run(dataset, [evaluation], sample: sample) }
        fixture.runner.startQueuedRuns()
        try fixture.runner.start()
        for run in runs { #expect(fixture.end(of: run) == .completed) }
        for run in runs { #expect(try fixture.current(run).planned == 3_500) }
    }
}
