import AssayDomain
import AssayStore
import Testing

/// Results that replace errors: with texts that have a row of their own, and with the facts of calls.
@Suite struct RetriedResultTests {
    private let fixture: StoreFixture
    private let run: BatchRun
    private var store: Store { fixture.store }

    private static let long = String(repeating: "why ", count: 60)
    private static let longer = String(repeating: "because ", count: 60)

    init() throws {
        fixture = try StoreFixture()
        let dataset = try fixture.dataset()
        for index in 0..<2 { try fixture.item("\(index)", in: dataset) }
        run = try fixture.run(over: dataset, [fixture.evaluation("answer")])
    }

    private func record(_ results: [CellResult], _ pass: WorkRange.Pass = .initial) throws {
        let outcome = Awaited<Result<Void, StoreError>>()
        store.record(JudgedCells(results, pass: pass, microseconds: 0), under: run.token) { outcome.set($0) }
        try outcome.wait().get()
    }

    /// Opens the cells in error again.
    private func retry() throws {
        _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .completed, reason: nil)
        guard case .queued? = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true)) else {
            throw Unexpected("the run was not queued")
        }
    }

    private func results() throws -> [CellResult] { try store.results(of: run.id, ResultQuery(limit: 10)).map(\.result) }

    private func texts() throws -> [String] {
        let database = try Database(fixture.path)
        return try (0..<database.number("SELECT count(*) FROM batch_result_texts")).map { index in
            try database.text("SELECT text FROM batch_result_texts ORDER BY item LIMIT 1 OFFSET \(index)")
        }
    }

    private func error(_ message: String, call: CallFacts? = nil) -> CellResult {
        CellResult(
            item: 1, itemVersion: 1, evaluation: 0, trial: 1, outcome: .error(errorClass: "timeout", message: message), attempts: 1,
            latencyMicroseconds: 5, createdAt: Timestamp(microseconds: 1), call: call)
    }

    private func answer(_ reasoning: String, item: Int64 = 1, call: CallFacts? = nil) -> CellResult {
        CellResult(
            item: item, itemVersion: 1, evaluation: 0, trial: 1, outcome: .verdict(.yes(reasoning), passed: true), attempts: 1,
            latencyMicroseconds: 5, createdAt: Timestamp(microseconds: 2), call: call)
    }

    @Test(arguments: ["", "short", longer]) func aLongMessageGoesWithTheErrorThatIsReplaced(reasoning: String) throws {
        try record([error(Self.long), answer(Self.long, item: 2)])
        #expect(try texts() == [Self.long, Self.long])
        try retry()
        #expect(try texts().count == 2)
        try record([answer(reasoning)], .retry)
        #expect(try texts() == (reasoning == Self.longer ? [Self.longer, Self.long] : [Self.long]))
        #expect(try results().map(\.outcome.text) == [reasoning, Self.long])
    }

    @Test func aResultThatIsNotRecordedLeavesNoText() throws {
        try record([answer("first")])
        try record([answer(Self.long)])
        #expect(try texts().isEmpty)
        #expect(try results().map(\.outcome.text) == ["first"])
    }

    @Test(
        arguments: [
            nil, CallFacts(provider: "p", model: "m", attempts: 2, inputTokens: 10, outputTokens: 0, costUSD: 0.25),
            CallFacts(provider: "p", model: "m", attempts: 3), CallFacts(provider: "p", model: "m", attempts: 0, costUSD: 0, reused: true),
        ] as [CallFacts?])
    func factsOfCallsComeBackAsTheyWereRecorded(call: CallFacts?) throws {
        try record([answer("yes", call: call)])
        #expect(try results().map(\.call) == [call])
    }

    @Test func callsAreSummedUp() throws {
        try record([
            answer("", call: CallFacts(provider: "p", model: "m", attempts: 2, inputTokens: 10, outputTokens: 3, costUSD: 0.25)),
            answer("", item: 2, call: CallFacts(provider: "p", model: "m", attempts: 3, inputTokens: 4)),
            answer("", item: 3, call: CallFacts(provider: "p", model: "m", attempts: 0, costUSD: 0, reused: true)),
        ])
        let totals = try store.totals(of: run.id)
        var expected = Usage()
        expected.calls = 5
        expected.inputTokens = 14
        expected.outputTokens = 3
        expected.knownCostUSD = 0.25
        expected.unpricedCalls = 3
        expected.reused = 1
        #expect(totals.tallies[0].usage == expected)
        #expect(totals.spending.calls == 5)
        #expect(try store.recount(of: run.id) == totals.tallies)
    }

    /// The calls of an error were paid for, too.
    @Test func callsOfAnErrorStayCountedAfterARetry() throws {
        try record([
            error("", call: CallFacts(provider: "p", model: "m", attempts: 2, inputTokens: 7)),
            answer("", item: 2, call: CallFacts(provider: "p", model: "m", attempts: 1, costUSD: 0.5)),
        ])
        try retry()
        #expect(try store.recount(of: run.id) == store.totals(of: run.id).tallies)
        try record(
            [answer("yes", call: CallFacts(provider: "q", model: "n", attempts: 1, inputTokens: 5, outputTokens: 2, costUSD: 0.25))],
            .retry)
        let usage = try store.totals(of: run.id).tallies[0].usage
        #expect((usage.calls, usage.unpricedCalls, usage.inputTokens, usage.outputTokens) == (4, 2, 12, 2))
        #expect(usage.knownCostUSD == 0.75)
        #expect(try store.recount(of: run.id) == store.totals(of: run.id).tallies)
        let call = try #require(try results()[0].call)
        #expect(call == CallFacts(provider: "q", model: "n", attempts: 3, inputTokens: 12, outputTokens: 2, costUSD: 0.25))
    }
}
