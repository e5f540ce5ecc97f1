import AssayDomain
import Testing

@testable import AssayStore

@Suite struct ResultPageTests {
    let fixture: StoreFixture
    let run: BatchRun
    let items: [Int64]
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        let dataset = try fixture.dataset()
        for index in 0..<4 { try fixture.item("\(index)", in: dataset) }
        run = try fixture.run(over: dataset, [fixture.evaluation("a"), fixture.evaluation("b")], trials: 2)
        items = try fixture.store.items(of: dataset, revision: 4, after: 0, limit: 10).map(\.ordinal)
    }

    private static let yes = CellOutcome.verdict(.yes(""), passed: true)
    private static let no = CellOutcome.verdict(.no(""), passed: false)
    private static let error = CellOutcome.error(errorClass: "timeout", message: "")

    private func record(_ results: [CellResult], _ pass: WorkRange.Pass = .initial) throws {
        let outcome = Awaited<Result<Void, StoreError>>()
        let finished = ItemRange(after: 0, through: items[3])
        store.record(JudgedCells(results, pass: pass, finished: finished, microseconds: 0), under: run.token) { outcome.set($0) }
        try outcome.wait().get()
    }

    private func query(_ change: (inout ResultQuery) -> Void) -> ResultQuery {
        var query = ResultQuery(limit: 100)
        change(&query)
        return query
    }

    private func found(_ change: (inout ResultQuery) -> Void) throws -> [[Int]] {
        try store.results(of: run.id, query(change)).map { row in
            [try #require(items.firstIndex(of: row.result.item)), row.result.evaluation, row.result.trial]
        }
    }

    private func page(_ change: (inout ResultQuery) -> Void) throws -> ResultPage? {
        try store.read { (connection) throws(StoreError) in try connection.resultPage(of: run.id, query(change)) }
    }

    @Test func looksForNothingWhereNothingMatches() throws {
        #expect(try page { _ in } == nil)
        try record([CellResult(item: items[0], Self.no), CellResult(item: items[0], trial: 2, Self.no)])
        #expect(try page { $0.passed = false } != nil)
        #expect(try page { ($0.passed, $0.evaluation) = (false, run.evaluations[0].id) } != nil)
        #expect(try page { ($0.passed, $0.evaluation) = (false, run.evaluations[1].id) } == nil)
        #expect(try page { $0.evaluation = run.evaluations[1].id } == nil)
        #expect(try page { $0.passed = true } == nil)
        #expect(try page { $0.outcome = .verdict } != nil)
        #expect(try page { $0.outcome = .skipped } == nil)
        #expect(try page { ($0.outcome, $0.passed) = (.error, false) } == nil)
        #expect(try page { $0.unstable = true } == nil)
    }

    @Test func looksNoFurtherThanTheLastThatMatches() throws {
        try record(items.map { CellResult(item: $0, $0 == items[1] ? Self.no : Self.yes) })
        #expect(try page { $0.passed = false }?.values.last as? Int == 1)
        #expect(try page { _ in }?.values.last as? Int == 4)
        #expect(try page { $0.limit = 2 }?.values.last as? Int == 2)
        #expect(try found { $0.passed = false } == [[1, 0, 1]])
    }

    @Test func namesItemsAsTheyWereWhenTheyWereJudged() throws {
        let dataset = run.dataset
        let other = try fixture.dataset("other")
        let moved = try fixture.item("m", in: other, externalID: "before")
        _ = try store.changeItem(moved.id, in: fixture.project.number) { item in
            (item.dataset, item.content.externalID) = (dataset, "then")
        }
        let again = try fixture.run(over: dataset, [fixture.evaluation("c")])
        let revision = try fixture.dataset(dataset).revision
        let last = try #require(try store.items(of: dataset, revision: revision, after: 0, limit: 10).last)
        _ = try store.changeItem(moved.id, in: fixture.project.number) { item in
            (item.dataset, item.content.externalID, item.content.output) = (other, "after", .quoted("after"))
        }
        let result = CellResult(
            item: last.ordinal, itemVersion: last.version, evaluation: 0, trial: 1, outcome: Self.yes, attempts: 1,
            latencyMicroseconds: 1, createdAt: .now())
        let outcome = Awaited<Result<Void, StoreError>>()
        let finished = ItemRange(after: 0, through: last.ordinal)
        store.record(JudgedCells([result], pass: .initial, finished: finished, microseconds: 0), under: again.token) { outcome.set($0) }
        try outcome.wait().get()
        let found = try store.results(of: again.id, ResultQuery(limit: 10))
        #expect(found.map(\.externalID) == ["then"] && found.map(\.result.itemVersion) == [2])
        let judged = try store.judgedItems(of: found[...], in: again.id)
        #expect(judged.map(\.output) == [.quoted("m")] && judged.map(\.externalID) == ["then"])
    }

    @Test func knowsErrorsThatWereOpenedAgainForNone() throws {
        try record([CellResult(item: items[0], Self.error), CellResult(item: items[1], Self.error), CellResult(item: items[2], Self.no)])
        #expect(try found { $0.outcome = .error } == [[0, 0, 1], [1, 0, 1]])
        _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .completed, reason: nil)
        _ = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true))
        #expect(try found { $0.outcome = .error } == [])
        #expect(try found { _ in } == [[2, 0, 1]])
        let again = try #require(try store.batchRun(run.id, in: fixture.project.number))
        let range = ItemRange(after: 0, through: items[3])
        #expect(try store.lastItem(of: again, in: .retry) == items[1])
        #expect(try store.items(of: again, in: WorkRange(.retry, range), limit: 9).map(\.ordinal) == [items[0], items[1]])
        try record([CellResult(item: items[0], Self.error)], .retry)
        #expect(try found { $0.outcome = .error } == [[0, 0, 1]])
        #expect(try found { _ in } == [[0, 0, 1], [2, 0, 1]])
        #expect(try found { $0.passed = false } == [[2, 0, 1]])
        #expect(try store.reopenedCells(of: again, in: range) == [items[1]: [ItemCell(evaluation: 0, trial: 1)]])
        #expect(try store.items(of: again, in: WorkRange(.retry, range), limit: 9).map(\.ordinal) == [items[1]])
    }

    private func recordUnstable() throws {
        try record(
            items.flatMap { item in
                [0, 1].flatMap { evaluation in
                    [
                        CellResult(item: item, evaluation: evaluation, Self.yes),
                        CellResult(item: item, evaluation: evaluation, trial: 2, Self.no),
                    ]
                }
            })
        try store.addUnstableItems([items[0], items[3]], by: 0, under: run.token)
        try store.addUnstableItems([items[1], items[3]], by: 1, under: run.token)
        try store.saveStatistics([0: EvaluationStatistics(unstableCount: 2), 1: EvaluationStatistics(unstableCount: 2)], under: run.token)
    }

    @Test func pagesThroughUnstableItems() throws {
        try recordUnstable()
        let all = [[0, 0, 1], [0, 0, 2], [1, 1, 1], [1, 1, 2], [3, 0, 1], [3, 0, 2], [3, 1, 1], [3, 1, 2]]
        #expect(try found { $0.unstable = true } == all)
        for size in 1...3 {
            var (paged, cursor): ([[Int]], ResultCursor?) = ([], nil)
            while let last = try found({ ($0.unstable, $0.after, $0.limit) = (true, cursor, size) }).last {
                paged += try found { ($0.unstable, $0.after, $0.limit) = (true, cursor, size) }
                cursor = ResultCursor(item: items[last[0]], evaluation: last[1], trial: last[2])
            }
            #expect(paged == all)
        }
        #expect(try found { ($0.unstable, $0.evaluation) = (true, run.evaluations[1].id) } == all.filter { $0[1] == 1 })
        #expect(try found { ($0.unstable, $0.passed) = (true, false) } == all.filter { $0[2] == 2 })
    }

    @Test func showsNoUnstableItemsOfARunThatGoesOnAgain() throws {
        try recordUnstable()
        _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .paused, reason: nil)
        _ = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false))
        #expect(try found { $0.unstable = true } == [])
        #expect(try store.totals(of: run.id).statistics.allSatisfy { $0 == nil })
        // The unstable items of an evaluation are shown as soon as its statistics are stored; the old ones are deleted before.
        try store.deleteUnstableItems(under: run.token)
        try store.addUnstableItems([items[2]], by: 1, under: run.token)
        #expect(try found { $0.unstable = true } == [])
        try store.saveStatistics([1: EvaluationStatistics(unstableCount: 1)], under: run.token)
        #expect(try found { $0.unstable = true } == [[2, 1, 1], [2, 1, 2]])
    }

    @Test func forgetsManyUnstableItemsInSeveralCommits() throws {
        try store.addUnstableItems(Array(1...12_000), by: 0, under: run.token)
        let before = store.writes
        try store.deleteUnstableItems(under: run.token)
        #expect(store.writes.rows - before.rows == 12_000)
        #expect(store.writes.commits - before.commits == 3)
        #expect(try Database(fixture.path).number("SELECT count(*) FROM batch_unstable_items") == 0)
    }
}
