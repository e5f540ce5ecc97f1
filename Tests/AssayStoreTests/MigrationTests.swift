import AssayDomain
import AssayStore
import FoundationEssentials
import NginxSupport
import Testing

/// Opens files that earlier versions of Assay left in the middle of their work.
@Suite struct MigrationTests {
    private let directory = ScratchDirectory()
    private var path: String { directory.path + "/assay.db" }

    /// Two runs over four items: one has judged two items in two chunks, the other is paused.
    private static let rows = """
        INSERT INTO organizations VALUES (1, x'01990000000070008000000000000001', 'default', 0);
        INSERT INTO users VALUES (1, x'01990000000070008000000000000002', NULL, '', '', 'admin@localhost', NULL, NULL, 1, 0);
        INSERT INTO projects VALUES (1, x'01990000000070008000000000000003', 'one', 'phc_one', 1, 0);
        INSERT INTO datasets VALUES (1, x'01990000000070008000000000000004', 1, 'd', NULL, NULL, 'd', 0, 1, 4, 0, 0, 1);
        INSERT INTO dataset_revisions VALUES (1, 1, 1, 1, 4, 0);
        INSERT INTO dataset_items (id, item, version, project, dataset, begins, uuid, created_at, updated_at, output) VALUES
            (1, 1, 1, 1, 1, 1, x'01990000000070008000000000000011', 0, 0, '"a"'),
            (2, 2, 1, 1, 1, 1, x'01990000000070008000000000000012', 0, 0, '"b"'),
            (3, 3, 1, 1, 1, 1, x'01990000000070008000000000000013', 0, 0, '"c"'),
            (4, 4, 1, 1, 1, 1, x'01990000000070008000000000000014', 0, 0, '"d"');
        INSERT INTO evaluations VALUES (1, x'01990000000070008000000000000005', 1, 'e', '', 'e', 1, 'active', NULL, '[]', 0, 1, 0, 0, 1);
        INSERT INTO evaluation_versions VALUES (1, 1, 'regex', '{"pattern":"a"}', 'boolean', '{"allows_na":false}', NULL, NULL, 0);
        INSERT INTO batch_runs VALUES
            (1, x'01990000000070008000000000000006', 1, 'going', 1, 1, 4, 'running', NULL, 1, NULL, 1, 'interactive', NULL, NULL, NULL, x'00', 0, 0, NULL, 1),
            (2, x'01990000000070008000000000000007', 1, 'parked', 1, 1, 4, 'paused', 'The first 20 cells of “e” all ended in error.', 1, NULL, 1,
                'interactive', NULL, NULL, NULL, x'00', 0, 0, NULL, 1);
        INSERT INTO batch_run_evaluations VALUES (1, 0, 1, 1, 'e'), (2, 0, 1, 1, 'e');
        INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, error_class, attempts,
            latency_microseconds, created_at) VALUES (1, 1, 0, 1, 1, 0, 1, 1, NULL, 1, 5, 0), (1, 2, 0, 1, 1, 2, NULL, NULL, 'plugin_error', 1, 5, 0);
        INSERT INTO batch_subtotals VALUES (1, -9223372036854775808, 1, 0, 1, 0, 0, 0, 1, 0, 0.0), (1, 1, 2, 0, 0, 0, 1, 0, 0, 0, 0.0);
        PRAGMA application_id = 0x41534159;
        PRAGMA user_version = 1;
        """

    /// Numeric results: the first run has settled, the sum of the second overflows.
    private static let numbers = """
        UPDATE evaluation_versions SET output_type = 'numeric';
        UPDATE batch_runs SET status = 'completed' WHERE id = 1;
        UPDATE batch_subtotals SET verdict = 2, error = 0, passed = 0, total = 1.4 WHERE through_item = 1;
        UPDATE batch_subtotals SET verdict = 1, error = 0, total = 0.7 WHERE through_item = 2;
        DELETE FROM batch_results;
        INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, answer_number, attempts, latency_microseconds, created_at)
        VALUES (1, 1, 0, 1, 1, 0, 0.7, 1, 5, 0), (1, 2, 0, 1, 1, 0, 0.7, 1, 5, 0), (1, 3, 0, 1, 1, 0, 0.7, 1, 5, 0),
            (2, 1, 0, 1, 1, 0, 1.7e308, 1, 5, 0), (2, 2, 0, 1, 1, 0, 1.7e308, 1, 5, 0), (2, 3, 0, 1, 1, 0, -1.7e308, 1, 5, 0);
        INSERT INTO batch_subtotals VALUES (2, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 9e999, 2, 0), (2, 0, 0, 9, 8, 1, 0, 0, 0, 0, 0, -1.7e308, 1, 0);
        INSERT INTO batch_statistics (run, evaluation, median, mean_low, mean_high) VALUES (1, 0, 0.7, 0.7, 0.7);
        """

    private func open() throws -> Store {
        let database = try Database(creating: path)
        try migrate(database, "v001_foundation")
        try database.execute(Self.rows)
        return try Store(path: path, role: .daemon)
    }

    private func migrate(_ database: Database, _ name: String) throws {
        let migration = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/AssayStore/Migrations/\(name).sql")
        try database.execute(String(decoding: try Data(contentsOf: migration), as: UTF8.self))
    }

    @Test func aRunGoesOnWhereItWas() throws {
        let store = try open()
        defer { store.close() }
        let run = try #require(try store.takeOverRuns(for: "test", until: .now()).first)
        let totals = try store.totals(of: run.id)
        #expect((totals.total.passed, totals.total.error, totals.spending.calls) == (1, 1, 0))
        #expect(try store.recount(of: run.id) == totals.tallies)
        let ranges = try store.finishedRanges(of: run.id)
        #expect(ranges == [ItemRange(after: .min, through: 1), ItemRange(after: 1, through: 2)])
        #expect(try store.lastItem(of: run, in: .initial) == 4)
        #expect(try store.items(of: run, in: WorkRange(.initial, ItemRange(after: 2, through: 4)), limit: 9).map(\.ordinal) == [3, 4])
    }

    @Test func aRunThatWaitsSaysWhyInAWordAndASentence() throws {
        let store = try open()
        defer { store.close() }
        let run = try #require(try store.batchRuns(in: 1, .all).rows.first { $0.status == .paused })
        #expect(run.statusReason == BatchRun.Reason(code: "evaluator_failing", detail: "The first 20 cells of “e” all ended in error."))
        guard case .queued? = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false)) else {
            Issue.record("the run was not queued")
            return
        }
    }

    @Test func meansStayWhatTheyWere() throws {
        let database = try Database(creating: path)
        try migrate(database, "v001_foundation")
        try database.execute(Self.rows)
        for name in ["v002_life_cycle", "v003_status_details"] { try migrate(database, name) }
        try database.execute("\(Self.numbers) PRAGMA user_version = 3")
        let store = try Store(path: path, role: .daemon)
        defer { store.close() }
        let runs = try store.batchRunsWithTotals(in: 1, .all).rows
        let settled = try #require(runs.first { $0.run.status == .completed }).totals
        #expect(abs(try #require(settled.tallies[0].mean) - 0.7) < 1e-12)
        #expect(settled.statistics[0] == EvaluationStatistics(median: 0.7, meanLow: 0.7, meanHigh: 0.7))
        let infinite = try #require(runs.first { $0.run.status == .paused })
        #expect(abs(try #require(infinite.totals.tallies[0].mean) / (1.7e308 / 3) - 1) < 1e-12)
        #expect(try infinite.totals.tallies[0].agrees(with: store.recount(of: infinite.run.id)[0]))
    }
}
