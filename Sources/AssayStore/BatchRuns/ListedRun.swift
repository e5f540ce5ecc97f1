internal import AssayDomain
internal import JSON

/// A run of a list, with the integer that its other rows are keyed by. Its evaluations' definitions have no configurations.
struct ListedRun {
    let row: Int64
    let run: BatchRun
}

/// Pages of runs. However many runs are on a page, the statements are the same few and one for each author, and what no list
/// shows is not read.
extension Connection {
    /// Newest first.
    func listedRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<ListedRun> {
        let count = try first("SELECT count(*) FROM batch_runs WHERE project = ?", project) { row throws(StoreError) in
            try row.next(as: Int.self)
        }
        var authors = UserCache(in: self)
        let rows = try all(batchRunsOfProject, project, window.limit, window.offset) { row throws(StoreError) in
            try BatchRunRow(from: &row, &authors)
        }
        let evaluations = try listedEvaluations(of: rows.map(\.row))
        return Page(count: count ?? 0, rows: rows.map { ListedRun(row: $0.row, run: $0.run(with: evaluations[$0.row] ?? [])) })
    }

    private func listedEvaluations(of runs: [Int64]) throws(StoreError) -> [Int64: [BatchRun.PinnedEvaluation]] {
        let versions = try ListedVersions(in: self, of: runs)
        let pinned = try all(evaluationsOfRuns, JSONList.text(runs)) { row throws(StoreError) in
            try (
                run: row.next(as: Int64.self), version: ListedVersions.Key(evaluation: row.next(), version: row.next()),
                name: row.next(as: String.self)
            )
        }
        var evaluations: [Int64: [BatchRun.PinnedEvaluation]] = [:]
        for (run, version, name) in pinned {
            guard let evaluation = versions.evaluation(version, called: name) else { continue }
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
        for each in statistics { sums[each.run]?.statistics[each.evaluation] = each.statistics }
        let unstable = try all(firstUnstableItemsOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), item: row.next(as: ID<DatasetItem>.self))
        }
        for each in unstable { sums[each.run]?.statistics[each.evaluation]?.unstable.append(each.item) }
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

/// What a list shows of the versions of evaluations that runs have pinned: each is read once, as many runs pin the same.
private struct ListedVersions {
    struct Key: Hashable {
        let evaluation: Int64
        let version: Int
    }

    private typealias Shown = (id: ID<Evaluation>, currentVersion: Int, type: String, outputType: String)

    private var known: [Key: Shown] = [:]

    init(in connection: Connection, of runs: [Int64]) throws(StoreError) {
        let versions = try connection.all(shownVersions, JSONList.text(runs)) { row throws(StoreError) -> (key: Key, shown: Shown) in
            try (
                key: Key(evaluation: row.next(), version: row.next()),
                shown: (id: row.next(), currentVersion: row.next(), type: row.next(), outputType: row.next())
            )
        }
        for version in versions { known[version.key] = version.shown }
    }

    func evaluation(_ key: Key, called name: String) -> BatchRun.PinnedEvaluation? {
        guard let shown = known[key] else { return nil }
        return BatchRun.PinnedEvaluation(
            id: shown.id, name: name, version: key.version, currentVersion: shown.currentVersion,
            definition: Evaluation.Definition(
                type: shown.type, config: .emptyObject, outputType: shown.outputType, outputConfig: .emptyObject, model: nil))
    }
}

private let evaluationsOfRuns = """
    SELECT run, evaluation, version, name FROM batch_run_evaluations WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, position
    """

private let shownVersions = """
    SELECT pinned.evaluation, pinned.version, evaluations.uuid, evaluations.version, evaluation_versions.evaluation_type,
        evaluation_versions.output_type
    FROM (SELECT DISTINCT evaluation, version FROM batch_run_evaluations WHERE run IN (SELECT value FROM json_each(?))) AS pinned
        CROSS JOIN evaluation_versions ON evaluation_versions.evaluation = pinned.evaluation
            AND evaluation_versions.version = pinned.version
        CROSS JOIN evaluations ON evaluations.id = pinned.evaluation
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

/// The same items that `firstUnstableItems` finds for one evaluation of one run.
private let firstUnstableItemsOfRuns = """
    SELECT statistics.run, statistics.evaluation, dataset_items.uuid
    FROM batch_statistics AS statistics CROSS JOIN dataset_items ON dataset_items.id IN (
        SELECT item FROM batch_unstable_items WHERE run = statistics.run AND evaluation = statistics.evaluation ORDER BY item LIMIT 100)
    WHERE statistics.run IN (SELECT value FROM json_each(?)) AND statistics.unstable > 0
    ORDER BY statistics.run, statistics.evaluation, dataset_items.id
    """
