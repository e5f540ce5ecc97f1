internal import AssayDomain
internal import JSON

/// A run of a list, with the integer that its other rows are keyed by. Its evaluations' definitions have no configurations.
struct ListedRun {
    let row: Int64
    let run: BatchRun
}

/// Pages of runs. However many runs are on a page, the statements are the same few, and what no list shows is not read.
extension Connection {
    /// Newest first.
    func listedRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<ListedRun> {
        let count = try first("SELECT count(*) FROM batch_runs WHERE project = ?", project) { row throws(StoreError) in
            try row.next(as: Int.self)
        }
        var authors = Authors(in: self)
        let rows = try all(batchRunsOfProject, project, window.limit, window.offset) { row throws(StoreError) in
            try BatchRunRow(from: &row, &authors)
        }
        let evaluations = try listedEvaluations(of: rows.map(\.row))
        return Page(count: count ?? 0, rows: rows.map { ListedRun(row: $0.row, run: $0.run(with: evaluations[$0.row] ?? [])) })
    }

    private func listedEvaluations(of runs: [Int64]) throws(StoreError) -> [Int64: [BatchRun.PinnedEvaluation]] {
        var versions = ListedVersions(in: self)
        let pinned = try all(evaluationsOfRuns, JSONList.text(runs)) { row throws(StoreError) in
            try (
                run: row.next(as: Int64.self), version: ListedVersions.Key(evaluation: row.next(), version: row.next()),
                name: row.next(as: String.self)
            )
        }
        var evaluations: [Int64: [BatchRun.PinnedEvaluation]] = [:]
        for (run, version, name) in pinned {
            guard let evaluation = try versions.evaluation(version, called: name) else { continue }
            evaluations[run, default: []].append(evaluation)
        }
        return evaluations
    }

    /// What is known of all cells of each of the runs, in their order.
    func totals(of listed: [ListedRun]) throws(StoreError) -> [RunTotals] {
        var sums: [Int64: ListedTotals] = [:]
        for each in listed { sums[each.row] = ListedTotals() }
        let runs = JSONList.text(listed.map(\.row))
        let tallies = try all(summedSubtotalsOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), tally: Tally(from: &row), microseconds: row.next(as: Int64.self))
        }
        for each in tallies { sums[each.run]?.add(each.tally, each.microseconds) }
        let categories = try all(categoriesOfRuns, runs) { row throws(StoreError) in
            try (
                run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), category: row.next(as: String.self),
                count: row.next(as: Int.self)
            )
        }
        for each in categories { sums[each.run]?.add(each.category, each.count, of: each.evaluation) }
        let statistics = try all(statisticsOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), statistics: EvaluationStatistics(from: &row))
        }
        let ids = Dictionary(uniqueKeysWithValues: listed.map { ($0.row, $0.run.id) })
        for each in statistics {
            guard let id = ids[each.run] else { continue }
            sums[each.run]?.statistics[each.evaluation] = try withUnstableItems(each.statistics, of: id, each.evaluation)
        }
        return listed.map { (sums[$0.row] ?? ListedTotals()).totals }
    }
}

/// The totals of one run while they are put together.
private struct ListedTotals {
    var tallies: [Tally] = []
    var microseconds: Int64 = 0
    var statistics: [Int: EvaluationStatistics] = [:]

    mutating func add(_ tally: Tally, _ microseconds: Int64) {
        tallies.append(tally)
        self.microseconds += microseconds
    }

    mutating func add(_ category: String, _ count: Int, of evaluation: Int) {
        if tallies.indices.contains(evaluation) { tallies[evaluation].categories[category] = count }
    }

    var totals: RunTotals {
        RunTotals(tallies: tallies, microseconds: microseconds, statistics: tallies.indices.map { statistics[$0] })
    }
}

/// What a list shows of the versions of evaluations that runs have pinned: each is looked up once, as many runs pin the same.
private struct ListedVersions {
    struct Key: Hashable {
        let evaluation: Int64
        let version: Int
    }

    private typealias Shown = (id: ID<Evaluation>, currentVersion: Int, type: String, outputType: String)

    private let connection: Connection
    private var known: [Key: Shown] = [:]

    init(in connection: Connection) {
        self.connection = connection
    }

    mutating func evaluation(_ key: Key, called name: String) throws(StoreError) -> BatchRun.PinnedEvaluation? {
        if known[key] == nil { known[key] = try find(key) }
        guard let shown = known[key] else { return nil }
        return BatchRun.PinnedEvaluation(
            id: shown.id, name: name, version: key.version, currentVersion: shown.currentVersion,
            definition: Evaluation.Definition(
                type: shown.type, config: .emptyObject, outputType: shown.outputType, outputConfig: .emptyObject, model: nil))
    }

    private func find(_ key: Key) throws(StoreError) -> Shown? {
        try connection.first(shownVersion, key.evaluation, key.version) { row throws(StoreError) in
            try (id: row.next(), currentVersion: row.next(), type: row.next(), outputType: row.next())
        }
    }
}

private let evaluationsOfRuns = """
    SELECT run, evaluation, version, name FROM batch_run_evaluations WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, position
    """

private let shownVersion = """
    SELECT evaluations.uuid, evaluations.version, evaluation_versions.evaluation_type, evaluation_versions.output_type
    FROM evaluation_versions JOIN evaluations ON evaluations.id = evaluation_versions.evaluation
    WHERE evaluation_versions.evaluation = ? AND evaluation_versions.version = ?
    """

private let summedSubtotalsOfRuns = """
    SELECT batch_run_evaluations.run, \(summedTally)
    FROM batch_run_evaluations LEFT JOIN batch_subtotals ON batch_subtotals.run = batch_run_evaluations.run
        AND batch_subtotals.evaluation = batch_run_evaluations.position
    WHERE batch_run_evaluations.run IN (SELECT value FROM json_each(?))
    GROUP BY batch_run_evaluations.run, batch_run_evaluations.position, batch_run_evaluations.reopened
    ORDER BY batch_run_evaluations.run, batch_run_evaluations.position
    """

private let categoriesOfRuns = """
    SELECT run, evaluation, category, verdicts FROM batch_categories WHERE run IN (SELECT value FROM json_each(?))
    """

private let statisticsOfRuns = """
    SELECT run, evaluation, \(EvaluationStatistics.columns) FROM batch_statistics WHERE run IN (SELECT value FROM json_each(?))
    """
