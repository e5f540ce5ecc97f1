import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct ResultTests {
    let fixture: StoreFixture
    let run: BatchRun
    let items: [RevisionItem]
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        let dataset = try fixture.dataset()
        for index in 0..<4 { try fixture.item("\(index)", in: dataset) }
        run = try fixture.run(over: dataset, [fixture.evaluation("a"), fixture.evaluation("b")], trials: 2)
        items = try fixture.store.items(of: dataset, revision: 4, after: 0, limit: 10)
    }

    private var range: ItemRange { ItemRange(after: 0, through: items[3].ordinal) }

    private func results(_ change: (inout ResultQuery) -> Void = { _ in }) throws -> [RecordedResult] {
        var query = ResultQuery(limit: 100)
        change(&query)
        return try store.results(of: run.id, query)
    }

    @Test(
        arguments: [
            .verdict(.yes("because"), passed: true), .verdict(.no(""), passed: false), .verdict(.yes("inverted"), passed: false),
            .verdict(.number(0.1, "a tenth"), passed: nil), .verdict(.number(-3, "whole"), passed: true),
            .verdict(.categories(["a", "b,\"c\""], "two"), passed: nil), .verdict(.categories([], "none"), passed: false),
            .verdict(.notApplicable("does not fit"), passed: nil), .error(errorClass: "plugin_error", message: "it broke"),
            .skipped(reason: "no_expected", message: "there is nothing to compare with"),
        ] as [CellOutcome])
    func comesBackAsItWasRecorded(outcome: CellOutcome) throws {
        let result = CellResult(
            item: items[0].ordinal, itemVersion: 7, evaluation: 1, trial: 2, outcome: outcome, attempts: 3, latencyMicroseconds: 123,
            createdAt: .now())
        try fixture.record([result], of: range, in: run)
        let read = try #require(try results().first)
        #expect(read.result == result)
        #expect(read.item == items[0].id)
    }

    @Test func keepsANumberThatIsNone() throws {
        try fixture.record([CellResult(item: items[0].ordinal, .verdict(.number(.nan, "?"), passed: nil))], of: range, in: run)
        guard case .verdict(let verdict, _) = try results()[0].result.outcome, case .number(let number) = verdict.answer else {
            Issue.record("not a number's verdict")
            return
        }
        #expect(number.isNaN)
        #expect(try store.totals(of: run.id).tallies[0].mean == 0)
    }

    @Test func addsUpWhatHappened() throws {
        let (first, second) = (items[0].ordinal, items[1].ordinal)
        try fixture.record(
            [
                CellResult(item: first, .verdict(.yes(""), passed: true)),
                CellResult(item: first, trial: 2, .verdict(.no(""), passed: false)),
                CellResult(item: first, evaluation: 1, .verdict(.number(2.5, ""), passed: nil)),
            ], of: ItemRange(after: 0, through: first), in: run)
        try fixture.record(
            [
                CellResult(item: second, .error(errorClass: "timeout", message: "")),
                CellResult(item: second, trial: 2, .verdict(.notApplicable(""), passed: nil)),
                CellResult(item: second, evaluation: 1, .skipped(reason: "no_expected", message: "")),
                CellResult(item: second, evaluation: 1, trial: 2, .verdict(.number(0.25, ""), passed: true)),
            ], of: ItemRange(after: first, through: second), in: run)
        var a = Tally()
        (a.verdict, a.notApplicable, a.error, a.passed, a.failed) = (2, 1, 1, 1, 1)
        var b = Tally()
        (b.verdict, b.skipped, b.passed) = (2, 1, 1)
        b.sum.add(2.75)
        #expect(try store.totals(of: run.id).tallies == [a, b])
        #expect(try store.recount(of: run.id) == [a, b])
        #expect(try store.finishedRanges(of: run.id) == [ItemRange(after: 0, through: second)])
    }

    /// Their sums overflow in both directions, and the sum of both infinities is not a number.
    @Test func addsUpTheGreatestNumbers() throws {
        let cells = items.map(\.ordinal)
        for (place, number) in [1.7e308, 1.7e308, -1.7e308, -1.7e308].enumerated() {
            let results = (1...2).map { CellResult(item: cells[place], trial: $0, .verdict(.number(number, ""), passed: nil)) }
            try fixture.record(results, of: ItemRange(after: place == 0 ? 0 : cells[place - 1], through: cells[place]), in: run)
            #expect(try #require(store.totals(of: run.id).tallies[0].mean) >= 0)
        }
        let totals = try store.totals(of: run.id)
        #expect(totals.tallies[0].mean == 0 && totals.tallies[0].verdict == 8)
        #expect(try zip(totals.tallies, store.recount(of: run.id)).allSatisfy { $0.agrees(with: $1) })
    }

    /// Without compensation, the mean of a million equal small numbers would be off by 1e-11.
    @Test func keepsWhatRoundingLeavesOut() throws {
        var sum = RunningSum()
        for place in Int64(0)..<2000 {
            let range = ItemRange(after: items[3].ordinal + place, through: items[3].ordinal + place + 1)
            try fixture.record(
                [CellResult(item: items[0].ordinal, trial: Int(place) + 1, .verdict(.number(0.1, ""), passed: nil))], of: range, in: run)
            sum.add(0.1)
        }
        #expect(try store.totals(of: run.id).tallies[0].mean == sum.mean(of: 2000))
        #expect(sum.mean(of: 2000) == 0.1)
    }

    @Test func doesNotCountAResultOfNoEvaluationOfTheRun() throws {
        try fixture.record([CellResult(item: items[0].ordinal, .verdict(.categories(["a"], ""), passed: nil))], of: range, in: run)
        try Database(fixture.path).execute("UPDATE batch_results SET evaluation = 9")
        #expect(try store.recount(of: run.id).map(\.categories) == [[:], [:]])
    }

    @Test func countsFromNothing() throws {
        #expect(try store.totals(of: run.id).tallies == [Tally(), Tally()])
        #expect(try store.recount(of: run.id) == [Tally(), Tally()])
        #expect(try store.finishedRanges(of: run.id) == [])
        #expect(try results().isEmpty)
        #expect(try store.totals(of: .new()).tallies == [])
    }

    @Test func remembersARangeWithoutResults() throws {
        try fixture.record([], of: range, in: run)
        #expect(try store.finishedRanges(of: run.id) == [range])
        #expect(try store.totals(of: run.id).tallies == [Tally(), Tally()])
    }

    @Test func keepsTheFirstResultOfACellAndCountsItOnce() throws {
        let cell = items[0].ordinal
        try fixture.record([CellResult(item: cell, .verdict(.yes("first"), passed: true))], of: range, in: run)
        try fixture.record(
            [
                CellResult(item: cell, .verdict(.no("second"), passed: false)),
                CellResult(item: cell, trial: 2, .verdict(.no("new"), passed: false)),
                CellResult(item: cell, trial: 2, .verdict(.no("twice"), passed: false)),
            ], of: range, in: run)
        #expect(try results().map(\.result.outcome) == [.verdict(.yes("first"), passed: true), .verdict(.no("new"), passed: false)])
        let tally = try store.totals(of: run.id).tallies[0]
        #expect(tally.verdict == 2)
        #expect(tally.passed == 1)
        #expect(tally.failed == 1)
        #expect(try store.recount(of: run.id)[0] == tally)
        #expect(try store.finishedRanges(of: run.id) == [range])
    }

    @Test func saysWhereARunIsUnknown() throws {
        let outcome = Awaited<Result<Void, StoreError>>()
        store.record(
            JudgedCells([], pass: .initial, finished: range, microseconds: 0), under: BatchRun.FencingToken(run: .new(), number: 0)
        ) { outcome.set($0) }
        #expect(throws: StoreError.self) { try outcome.wait().get() }
    }

    @Test func pagesInTheOrderOfItemsEvaluationsAndTrials() throws {
        var all: [CellResult] = []
        for item in items {
            for evaluation in 0...1 {
                for trial in 1...2 {
                    all.append(CellResult(item: item.ordinal, evaluation: evaluation, trial: trial, .verdict(.yes(""), passed: true)))
                }
            }
        }
        try fixture.record(all.reversed(), of: range, in: run)
        var read: [CellResult] = []
        var cursor: ResultCursor?
        while true {
            let page = try results { ($0.after, $0.limit) = (cursor, 3) }.map(\.result)
            guard let last = page.last else { break }
            read += page
            cursor = ResultCursor(item: last.item, evaluation: last.evaluation, trial: last.trial)
        }
        #expect(read == all)
    }

    @Test func filters() throws {
        let cells = items.map(\.ordinal)
        try fixture.record(
            [
                CellResult(item: cells[0], .verdict(.yes(""), passed: true)),
                CellResult(item: cells[0], evaluation: 1, .verdict(.no(""), passed: false)),
                CellResult(item: cells[1], .verdict(.notApplicable(""), passed: nil)),
                CellResult(item: cells[1], evaluation: 1, .error(errorClass: "timeout", message: "")),
                CellResult(item: cells[2], .skipped(reason: "no_expected", message: "")),
                CellResult(item: cells[2], evaluation: 1, .verdict(.yes(""), passed: true)),
                CellResult(item: cells[3], .verdict(.number(1, ""), passed: nil)),
            ], of: range, in: run)
        func found(_ change: (inout ResultQuery) -> Void) throws -> [Int] {
            try results(change).map { cells.firstIndex(of: $0.result.item)! * 10 + $0.result.evaluation }
        }
        #expect(try found { $0.evaluation = run.evaluations[0].id } == [0, 10, 20, 30])
        #expect(try found { $0.evaluation = run.evaluations[1].id } == [1, 11, 21])
        #expect(try found { $0.evaluation = .new() } == [])
        #expect(try found { $0.outcome = .verdict } == [0, 1, 21, 30])
        #expect(try found { $0.outcome = .notApplicable } == [10])
        #expect(try found { $0.outcome = .error } == [11])
        #expect(try found { $0.outcome = .skipped } == [20])
        #expect(try found { $0.passed = true } == [0, 21])
        #expect(try found { $0.passed = false } == [1])
        #expect(try found { ($0.passed, $0.evaluation) = (true, run.evaluations[1].id) } == [21])
        #expect(try found { ($0.passed, $0.after) = (true, ResultCursor(item: cells[0], evaluation: 0, trial: 1)) } == [21])
    }

    @Test func countersAreTheSameHoweverRangesAreRecorded() throws {
        let cells = items.map(\.ordinal)
        func result(_ index: Int) -> CellResult { CellResult(item: cells[index], .verdict(.yes(""), passed: true)) }
        try fixture.record([result(1)], of: ItemRange(after: cells[0], through: cells[1]), in: run)
        try fixture.record([result(0)], of: ItemRange(after: 0, through: cells[0]), in: run)
        try fixture.record([result(2)], of: ItemRange(after: cells[1], through: cells[2]), in: run)
        // The same range again, as after a commit whose outcome was lost.
        try fixture.record([result(2)], of: ItemRange(after: cells[1], through: cells[2]), in: run)
        try fixture.record([result(3)], of: ItemRange(after: cells[2], through: cells[3]), in: run)
        #expect(try store.finishedRanges(of: run.id) == [ItemRange(after: 0, through: cells[3])])
        #expect(try store.totals(of: run.id).tallies[0].passed == 4)
        #expect(try store.recount(of: run.id) == store.totals(of: run.id).tallies)
    }

    @Test func countsTheCategoriesThatVerdictsNamed() throws {
        let cells = items.map(\.ordinal)
        let named = [["a"], ["b", "a"], ["a", "a"], []]
        let results = zip(cells, named).map { CellResult(item: $0, .verdict(.categories($1, ""), passed: nil)) }
        try fixture.record(Array(results[..<2]), of: ItemRange(after: 0, through: cells[1]), in: run)
        try fixture.record(Array(results[2...]), of: ItemRange(after: cells[1], through: cells[3]), in: run)
        #expect(try store.totals(of: run.id).tallies[0].categories == ["a": 3, "b": 1])
        #expect(try store.recount(of: run.id) == store.totals(of: run.id).tallies)
    }
}
