public import AssayDomain
internal import JSON

/// A run and its totals, read in one snapshot, so that its status never contradicts its counts.
public struct BatchRunWithTotals: Sendable {
    public let run: BatchRun
    public let totals: RunTotals
}

extension Store {
    public func batchRun(_ id: ID<BatchRun>, in project: Project.Number) throws(StoreError) -> BatchRun? {
        try readSnapshot { (session) throws(StoreError) in
            try session.batchRuns(batchRunOfProject, id, project).first
        }
    }

    /// Lists a project's runs, newest first. The definitions of their evaluations have types but no configurations, which may be large.
    public func batchRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<BatchRun> {
        try readSnapshot { (session) throws(StoreError) in
            let page = try session.listedRuns(in: project, window)
            return Page(count: page.count, rows: page.rows.map(\.run))
        }
    }

    /// A run with its totals.
    public func batchRunWithTotals(_ id: ID<BatchRun>, in project: Project.Number) throws(StoreError) -> BatchRunWithTotals? {
        try readSnapshot { (session) throws(StoreError) in
            guard let run = try session.batchRuns(batchRunOfProject, id, project).first else { return nil }
            return BatchRunWithTotals(run: run, totals: try session.totals(of: id))
        }
    }

    /// Lists a project's runs with their totals, as `batchRuns(in:_:)` does.
    public func batchRunsWithTotals(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<BatchRunWithTotals> {
        try readSnapshot { (session) throws(StoreError) in
            let page = try session.listedRuns(in: project, window)
            let totals = try session.totals(of: page.rows)
            return Page(count: page.count, rows: zip(page.rows, totals).map { BatchRunWithTotals(run: $0.run, totals: $1) })
        }
    }
}

/// A run in a list, with its row id. Its evaluations' definitions have no configurations.
struct ListedRun {
    let row: Int64
    let run: BatchRun
}

/// Pages of runs. A page takes a fixed number of statements and one for each creator of a run, and reads only what lists show.
extension Session {
    /// Newest first.
    func listedRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<ListedRun> {
        let count = try value("SELECT count(*) FROM batch_runs WHERE project = ?", project, as: Int.self)
        var users = UserCache(in: self)
        let rows = try all(batchRunsOfProject, project, window.limit, window.offset) { row throws(StoreError) in
            try BatchRunRow(from: &row, &users)
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
            guard let evaluation = versions.evaluation(version, name: name) else { continue }
            evaluations[run, default: []].append(evaluation)
        }
        return evaluations
    }

    /// The totals of each run, in the order of `listed`.
    func totals(of listed: [ListedRun]) throws(StoreError) -> [RunTotals] {
        var totals: [Int64: ListedTotals] = [:]
        for each in listed { totals[each.row] = ListedTotals() }
        let runs = JSONList.text(listed.map(\.row))
        let tallies = try all(summedCountersOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), tally: Tally(from: &row), microseconds: row.next(as: Int64.self))
        }
        for each in tallies { totals[each.run]?.add(each.tally, each.microseconds) }
        let categories = try all(categoriesOfRuns, runs) { row throws(StoreError) in
            try (
                run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), category: row.next(as: String.self),
                count: row.next(as: Int.self)
            )
        }
        for each in categories { totals[each.run]?.add(each.category, each.count, of: each.evaluation) }
        let statistics = try all(statisticsOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), statistics: EvaluationStatistics(from: &row))
        }
        for each in statistics { totals[each.run]?.statistics[each.evaluation] = each.statistics }
        let unstable = try all(firstUnstableItemsOfRuns, runs) { row throws(StoreError) in
            try (run: row.next(as: Int64.self), evaluation: row.next(as: Int.self), item: row.next(as: ID<DatasetItem>.self))
        }
        for each in unstable { totals[each.run]?.statistics[each.evaluation]?.unstable.append(each.item) }
        return listed.map { (totals[$0.row] ?? ListedTotals()).runTotals }
    }
}

/// Collects the totals of one run.
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

    var runTotals: RunTotals {
        RunTotals(tallies: tallies, microseconds: microseconds, statistics: tallies.indices.map { statistics[$0] })
    }
}

/// The columns that lists show of pinned evaluation versions. Each version is read once, since many runs pin the same.
private struct ListedVersions {
    struct Key: Hashable {
        let evaluation: Int64
        let version: Int
    }

    private typealias Columns = (id: ID<Evaluation>, currentVersion: Int, type: String, outputType: String)

    private var columns: [Key: Columns] = [:]

    init(in session: any Session, of runs: [Int64]) throws(StoreError) {
        let versions = try session.all(versionsOfRuns, JSONList.text(runs)) { row throws(StoreError) -> (key: Key, columns: Columns) in
            try (
                key: Key(evaluation: row.next(), version: row.next()),
                columns: (id: row.next(), currentVersion: row.next(), type: row.next(), outputType: row.next())
            )
        }
        for version in versions { columns[version.key] = version.columns }
    }

    func evaluation(_ key: Key, name: String) -> BatchRun.PinnedEvaluation? {
        guard let version = columns[key] else { return nil }
        return BatchRun.PinnedEvaluation(
            id: version.id, name: name, version: key.version, currentVersion: version.currentVersion,
            definition: Evaluation.Definition(
                type: version.type, config: .emptyObject, outputType: version.outputType, outputConfig: .emptyObject, model: nil))
    }
}

private let batchRunOfProject = "\(BatchRunRow.select) WHERE batch_runs.uuid = ? AND batch_runs.project = ?"

let batchRunsOfProject = """
    \(BatchRunRow.select) WHERE batch_runs.project = ? ORDER BY batch_runs.created_at DESC, batch_runs.uuid LIMIT ? OFFSET ?
    """

private let evaluationsOfRuns = """
    SELECT run, evaluation, version, name FROM batch_run_evaluations WHERE run IN (SELECT value FROM json_each(?)) ORDER BY run, position
    """

private let versionsOfRuns = """
    SELECT pinned.evaluation, pinned.version, evaluations.uuid, evaluations.version, evaluation_versions.evaluation_type,
        evaluation_versions.output_type
    FROM (SELECT DISTINCT evaluation, version FROM batch_run_evaluations WHERE run IN (SELECT value FROM json_each(?))) AS pinned
        CROSS JOIN evaluation_versions ON evaluation_versions.evaluation = pinned.evaluation
            AND evaluation_versions.version = pinned.version
        CROSS JOIN evaluations ON evaluations.id = pinned.evaluation
    """

private let summedCountersOfRuns = """
    SELECT batch_run_evaluations.run, \(summedTally)
    FROM batch_run_evaluations LEFT JOIN batch_counters ON batch_counters.run = batch_run_evaluations.run
        AND batch_counters.evaluation = batch_run_evaluations.position
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

/// The same items that `firstUnstableItems` selects for one evaluation of one run.
private let firstUnstableItemsOfRuns = """
    SELECT statistics.run, statistics.evaluation, dataset_items.uuid
    FROM batch_statistics AS statistics CROSS JOIN dataset_items ON dataset_items.id IN (
        SELECT item FROM batch_unstable_items WHERE run = statistics.run AND evaluation = statistics.evaluation ORDER BY item LIMIT 100)
    WHERE statistics.run IN (SELECT value FROM json_each(?)) AND statistics.unstable > 0
    ORDER BY statistics.run, statistics.evaluation, dataset_items.id
    """
