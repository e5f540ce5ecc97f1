import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayRunner

/// Which items a run over a sample judges, and what becomes of it.
@Suite struct SampleTests {
    private let shop: RunnerFixture
    private let dataset: ID<Dataset>
    private let evaluation: ID<Evaluation>
    private static let items = 5_000

    init() throws {
        shop = try RunnerFixture()
        dataset = try shop.dataset(
            of: (0..<Self.items).map { index in
                DatasetItem.Content(output: JSONText(compact: #""yes""#), metadata: JSONText(compact: #"{"index":\#(index)}"#))
            })
        evaluation = try shop.evaluation()
    }

    private func all() throws -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        try shop.store.ordinals(of: dataset, revision: 1, after: .min, limit: .max)
    }

    /// What a run over the sample has judged when it has ended.
    private func judged(_ sample: String, _ status: BatchRun.Status = .completed) throws -> [Int64] {
        let run = try shop.run(dataset, [evaluation], sample: sample)
        #expect(run.planned == nil && run.plannedOfEach == nil && run.isChoosing)
        shop.runner.enqueue(run)
        #expect(shop.end(of: run) == status)
        let items = try shop.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result.item)
        #expect(try shop.present(run).planned == items.count)
        return items
    }

    @Test(arguments: [(1, 1), (2_000, 2_000), (2_001, 2_001), (4_999, 4_999), (5_000, 5_000), (Int.max, 5_000)])
    func theFirstAreThoseThatWereAddedFirst(count: Int, chosen: Int) throws {
        try shop.runner.start()
        let expected = try all().prefix(chosen).map(\.ordinal)
        #expect(try judged(#"{"kind":"first","n":\#(count)}"#) == expected)
    }

    /// The items with the smallest numbers, however these are found.
    @Test(arguments: [1, 2, 777, 2_500, 4_999, 5_000, 1_000_000]) func chanceChoosesTheSmallestLots(count: Int) throws {
        func mixed(_ value: UInt64) -> UInt64 {
            var random = SeededRandom(seed: value)
            return random.next()
        }
        try shop.runner.start()
        let lots = try all().map { item in (mixed(mixed(mixed(7) ^ item.id.high) ^ item.id.low), item.ordinal) }
        let expected = lots.sorted { $0 < $1 }.prefix(count).map(\.1).sorted()
        #expect(try judged(#"{"kind":"random","n":\#(count),"seed":7}"#) == expected)
    }

    @Test func anotherSeedChoosesOthers() throws {
        try shop.runner.start()
        let samples = try (0..<8).map { try judged(#"{"kind":"random","n":3,"seed":\#($0)}"#) }
        #expect(Set(samples).count > 4)
    }

    @Test func metadataChoose() throws {
        try shop.runner.start()
        let items = try all().map(\.ordinal)
        func expected(_ isChosen: (Int) -> Bool) -> [Int64] { items.indices.filter(isChosen).map { items[$0] } }
        let some = #"{"key":"index","operator":"regex","value":"[05]$"}"#
        #expect(try judged(#"{"kind":"where","where":[\#(some)]}"#) == expected { $0 % 5 == 0 })
        #expect(try judged(#"{"kind":"where","where":[\#(some)],"n":7}"#) == expected { $0 % 5 == 0 && $0 <= 30 })
        #expect(try judged(#"{"kind":"where","where":[{"key":"index","operator":"gte","value":0}]}"#) == items)
    }

    @Test func aSampleOfNothingFailsAndSaysWhy() throws {
        try shop.runner.start()
        #expect(try judged(#"{"kind":"where","where":[{"key":"index","value":"none"}]}"#, .failed).isEmpty)
        let run = try shop.run(dataset, [evaluation], sample: #"{"kind":"where","where":[{"key":"index","value":"none"}]}"#)
        shop.runner.enqueue(run)
        #expect(shop.end(of: run) == .failed)
        let present = try shop.present(run)
        #expect(present.planned == 0 && present.finishedAt != nil)
        #expect(
            present.statusReason
                == BatchRun.Reason(
                    code: "empty_sample", detail: "None of the dataset's 5000 items is in the sample: start another run with other filters."
                ))
        guard case .unchanged? = try shop.store.continueBatchRun(run.id, ResumeRequest(reopening: true)) else {
            Issue.record("the run went on")
            return
        }
    }

    @Test func aPatternThatTakesTooLongInAnItemFailsTheRun() throws {
        try shop.runner.start()
        let long = String(repeating: "a", count: 3_000_000)
        let dataset = try shop.dataset(of: [DatasetItem.Content(metadata: JSONText(compact: #"{"text":"\#(long)"}"#))])
        let filter = #"{"key":"text","operator":"regex","value":"(a|b)*a(a|b){200}c"}"#
        let run = try shop.run(dataset, [evaluation], sample: #"{"kind":"where","where":[\#(filter)]}"#)
        shop.runner.enqueue(run)
        #expect(shop.end(of: run) == .failed)
        let reason = try #require(try shop.present(run).statusReason)
        #expect(reason.code == "sample_refused")
        #expect(reason.detail.contains("takes too long in an item with 3000011 bytes of metadata"))
    }

    @Test func aSampleOfADatasetWithoutItemsCompletes() throws {
        try shop.runner.start()
        let run = try shop.run(try shop.dataset([]), [evaluation], sample: #"{"kind":"random","n":3,"seed":0}"#)
        shop.runner.enqueue(run)
        #expect(shop.end(of: run) == .completed)
        #expect(try shop.present(run).planned == 0)
    }

    /// The revision is the one of the run's creation, and so is the moment that days are counted back from.
    @Test func whatIsAddedAfterTheRunWasCreatedIsNotChosen() throws {
        let run = try shop.run(dataset, [evaluation], sample: #"{"kind":"where","where":[{"key":"index","operator":"is_set"}]}"#)
        let adding = try #require(try shop.beginImport(into: dataset))
        _ = try adding.append([DatasetItem.Content(metadata: JSONText(compact: #"{"index":1}"#))])
        _ = try adding.publish()
        try shop.runner.start()
        shop.runner.enqueue(run)
        #expect(shop.end(of: run) == .completed)
        #expect(try shop.present(run).planned == Self.items)
    }

    /// A choice that was broken off is begun again by the next process, and comes to the same.
    @Test(arguments: [
        #"{"kind":"random","n":2600,"seed":3}"#, #"{"kind":"first","n":4500}"#,
        #"{"kind":"where","where":[{"key":"index","operator":"regex","value":"[1-7]$"}]}"#,
    ])
    func aChoiceThatIsBrokenOffComesToTheSame(sample: String) throws {
        let whole = try shop.run(dataset, [evaluation], sample: sample)
        try choose(whole)
        let expected = try chosen(whole)
        let broken = try shop.run(dataset, [evaluation], sample: sample)
        for steps in [1, 3, 2] { try choose(broken, steps: steps) }
        #expect(try shop.present(broken).isChoosing)
        try choose(broken)
        #expect(try chosen(broken) == expected)
        #expect(try shop.present(broken).planned == expected.count)
    }

    private func choose(_ run: BatchRun, steps: Int = .max) throws {
        var choice = SelectionScan(of: run)
        try choice.makeReady()
        var taken = 0
        while !choice.isOver, taken < steps {
            try choice.advance(shop.store, isWanted: { true })
            taken += 1
        }
    }

    private func chosen(_ run: BatchRun) throws -> [Int64] {
        try shop.store.samples(of: run, in: WorkRange(.first, ItemRange(after: .min, through: .max)), limit: .max).map(\.ordinal)
    }

    @Test func everythingTakesOneRange() throws {
        for sample in [#"{"kind":"random","n":5000,"seed":1}"#, #"{"kind":"where","where":[{"key":"index","operator":"is_set"}]}"#] {
            let run = try shop.run(dataset, [evaluation], sample: sample)
            try choose(run)
            #expect(try chosen(run).count == Self.items)
            #expect(try shop.store.forgetSomeOfSelection(of: run.id) == false)
            #expect(try chosen(run).isEmpty)
        }
    }

    @Test func aRunThatIsCancelledWhileItChoosesEndsWithoutHavingPlanned() throws {
        let run = try shop.run(dataset, [evaluation], sample: #"{"kind":"random","n":2600,"seed":3}"#)
        _ = try shop.store.moveBatchRun(run.id, from: [.queued], to: .cancelled, reason: nil)
        shop.runner.enqueue(run)
        shop.runner.cancel(run.id)
        try shop.runner.start()
        #expect(shop.end(of: run) == .cancelled)
        let present = try shop.present(run)
        #expect(present.planned == nil && present.status == .cancelled)
    }

    @Test func manyRunsChooseInTurn() throws {
        let sample = #"{"kind":"where","where":[{"key":"index","operator":"regex","value":"[1-7]$"}]}"#
        let runs = try (0..<12).map { _ in try shop.run(dataset, [evaluation], sample: sample) }
        for run in runs { shop.runner.enqueue(run) }
        try shop.runner.start()
        for run in runs { #expect(shop.end(of: run) == .completed) }
        for run in runs { #expect(try shop.present(run).planned == 3_500) }
    }
}
