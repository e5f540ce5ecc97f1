public import AssayDomain

/// Selects items of two runs.
public struct ComparedItemQuery: Sendable {
    public var candidate: BatchRun
    public var baseline: BatchRun
    public var pair: EvaluationPairing.Pair
    /// Selects items that changed in this way; `nil`: all items.
    public var change: ItemChange?
    /// `next` of the previous page; `nil`: start at the beginning.
    public var after: ComparisonCursor?
    /// Number of items; each has a cell for every trial.
    public var limit: Int

    public init(candidate: BatchRun, baseline: BatchRun, pair: EvaluationPairing.Pair, limit: Int) {
        self.candidate = candidate
        self.baseline = baseline
        self.pair = pair
        self.limit = limit
    }
}

/// A page of items of two runs.
public struct ComparedItemPage: Sendable {
    public let cells: [ComparedCell]
    /// Where the next page begins; `nil` at the end.
    public let next: ComparisonCursor?
}

/// One trial of an item in both runs.
public struct ComparedCell: Sendable {
    /// `nil` if the run has no result for the item.
    public let candidateItem: ID<DatasetItem>?
    public let baselineItem: ID<DatasetItem>?
    /// The `external_id` of the version that the candidate judged, or else the baseline.
    public let externalID: String?
    public let trial: Int
    /// `nil` if the run has no result for this trial.
    public let candidate: CellOutcome?
    public let baseline: CellOutcome?
}

extension Store {
    /// A page of the items that match `query`, in the order in which they were added. If the runs have different datasets, the candidate's
    /// items come first, then those that only the baseline has. A page may have fewer items than the limit, or none, although more follow:
    /// it also ends at limits of the bytes of its cells and of the results that were scanned.
    public func comparedItems(_ query: ComparedItemQuery) throws(StoreError) -> ComparedItemPage {
        try readSnapshot { (session) throws(StoreError) in
            let runs = try ComparedRuns(session, candidate: query.candidate, baseline: query.baseline)
            guard let runs else { return ComparedItemPage(cells: [], next: nil) }
            let found =
                if let (failed, passed) = runs.failedAndPassed(in: query) {
                    try runs.items(session, query, failed: failed, passed: passed)
                } else {
                    try runs.items(session, query)
                }
            return try runs.page(session, of: found, query.pair)
        }
    }
}

/// Collects the matching items of a page.
struct FoundItems {
    private let limit: Int
    /// Each with the cursor after it.
    private(set) var items: [(item: ComparedItem, cursor: ComparisonCursor)] = []
    private var hasMore = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds an item. If the page is full already, only notes that another page follows.
    ///
    /// - Returns: whether to continue the search.
    mutating func add(_ item: ComparedItem, at cursor: ComparisonCursor) -> Bool {
        if items.count < limit { items.append((item, cursor)) } else { hasMore = true }
        return !hasMore
    }

    /// Where the search stopped; `nil` at the end of the items.
    var end: ComparisonCursor?

    /// Where the next page begins; `nil` if this is the last page.
    var next: ComparisonCursor? { hasMore ? items.last?.cursor : end }
}

extension ComparedRuns {
    /// Results that are scanned for one page.
    static let maxResultsPerPage = 20_000
    /// Bytes of cells in one page.
    private static let maxPageBytes = 8 << 20

    fileprivate func items(_ session: any Session, _ query: ComparedItemQuery) throws(StoreError) -> FoundItems {
        var found = FoundItems(limit: query.limit)
        let (_, next) = try walk(
            session, [query.pair], from: query.after ?? .start, results: Self.maxResultsPerPage,
            do: { (item, cursor) throws(StoreError) in
                let (new, old) = (item.candidateScores[0], item.baselineScores[0])
                guard new != nil || old != nil else { return true }
                if let change = query.change, query.pair.measure.change(from: old, to: new) != change { return true }
                return found.add(item, at: cursor)
            })
        found.end = next
        return found
    }

    fileprivate func page(
        _ session: any Session, of found: FoundItems, _ pair: EvaluationPairing.Pair
    ) throws(StoreError) -> ComparedItemPage {
        var cells: [ComparedCell] = []
        var size = 0
        for (index, (item, cursor)) in found.items.enumerated() {
            let itemCells = try self.cells(session, of: item, pair)
            cells += itemCells
            size += itemCells.reduce(0) { $0 + $1.size }
            if size >= Self.maxPageBytes, index + 1 < found.items.count { return ComparedItemPage(cells: cells, next: cursor) }
        }
        return ComparedItemPage(cells: cells, next: found.next)
    }
}

extension ComparedCell {
    /// Bytes of its strings.
    fileprivate var size: Int { [candidate, baseline].reduce(0) { $0 + ($1?.text.utf8.count ?? 0) } }
}

extension ComparedRuns {
    /// An evaluation of one of the runs.
    struct RunEvaluation {
        let run: Int64
        let evaluation: Int
    }

    /// For regressed and improved items: the evaluation in which they failed, and the one in which they passed, so that the indexes of
    /// failed and passed results can be used. `nil` for all other queries, and if the runs have different datasets.
    func failedAndPassed(in query: ComparedItemQuery) -> (failed: RunEvaluation, passed: RunEvaluation)? {
        guard hasSameDataset, [.passed, .passRate].contains(query.pair.measure) else { return nil }
        let new = RunEvaluation(run: candidate.row, evaluation: query.pair.candidate)
        let old = RunEvaluation(run: baseline.row, evaluation: query.pair.baseline)
        return switch query.change {
        case .regressed: (failed: new, passed: old)
        case .improved: (failed: old, passed: new)
        default: nil
        }
    }

    /// The items that changed as the query says. With several trials, an item that failed in one run and passed in the other may be
    /// unchanged, so the change of each is checked.
    func items(
        _ session: any Session, _ query: ComparedItemQuery, failed: RunEvaluation, passed: RunEvaluation
    ) throws(StoreError) -> FoundItems {
        guard case .candidate(let start) = query.after ?? .start else { return FoundItems(limit: query.limit) }
        var found = FoundItems(limit: query.limit)
        // The item of the current row, and the item before it.
        var (current, previous) = (start, start)
        var (results, isStopped, isChecked) = (0, false, false)
        try session.statement(failedResults).forEach(
            failed.evaluation, passed.run, passed.evaluation, failed.run, start,
            do: { row throws(StoreError) in
                let (ordinal, isCandidate): (Int64, Bool) = try (row.next(), row.next())
                if ordinal != current {
                    (previous, current, isChecked) = (current, ordinal, false)
                    isStopped = results >= Self.maxResultsPerPage
                }
                results += 1
                guard isCandidate, !isChecked, !isStopped else { return }
                isChecked = true
                let item = try item(session, ordinal, query.pair)
                guard query.pair.measure.change(from: item.baselineScores[0], to: item.candidateScores[0]) == query.change else { return }
                isStopped = !found.add(item, at: .candidate(after: ordinal))
            }, while: { !isStopped })
        found.end = isStopped ? .candidate(after: previous) : nil
        return found
    }

    private func item(_ session: any Session, _ ordinal: Int64, _ pair: EvaluationPairing.Pair) throws(StoreError) -> ComparedItem {
        var found: ComparedItem?
        _ = try walk(
            session, [pair], from: .candidate(after: ordinal - 1), results: 1,
            do: { (item, _) throws(StoreError) in
                found = item
                return false
            })
        return found ?? ComparedItem(count: 1)
    }
}

/// The failed results of one run in the order of their index; for each, whether it belongs to the compared evaluation and a result of the
/// same item passed in the other run.
let failedResults = """
    SELECT worse.item, worse.evaluation = ? AND EXISTS (
        SELECT 1 FROM batch_results AS better
        WHERE better.run = ? AND better.item = worse.item AND better.evaluation = ? AND better.passed = 1)
    FROM batch_results AS worse
    WHERE worse.run = ? AND worse.passed = 0 AND worse.item > ?
    ORDER BY worse.item
    """

extension ComparedRuns {
    /// The cells of an item, one per trial.
    func cells(_ session: any Session, of item: ComparedItem, _ pair: EvaluationPairing.Pair) throws(StoreError) -> [ComparedCell] {
        let new = try JudgedItem(session, item.candidate, candidate, evaluation: pair.candidate)
        let old = try JudgedItem(session, item.baseline, baseline, evaluation: pair.baseline)
        return Set(new.outcomes.keys).union(old.outcomes.keys).sorted().map { trial in
            ComparedCell(
                candidateItem: new.id, baselineItem: old.id, externalID: new.externalID ?? old.externalID, trial: trial,
                candidate: new.outcomes[trial], baseline: old.outcomes[trial])
        }
    }
}

/// An item with the outcomes of one evaluation, by trial.
private struct JudgedItem {
    var id: ID<DatasetItem>?
    var externalID: String?
    var outcomes: [Int: CellOutcome] = [:]

    init(_ session: any Session, _ ordinal: Int64?, _ side: ComparedRuns.Side, evaluation: Int) throws(StoreError) {
        guard let ordinal else { return }
        id = try session.value("SELECT uuid FROM dataset_items WHERE id = ?", ordinal)
        var version = 0
        try session.statement(resultsOfItem).forEach(
            side.row, ordinal, evaluation, side.round,
            do: { row throws(StoreError) in
                let trial: Int = try row.next()
                version = try row.next()
                outcomes[trial] = try ResultRow(from: &row).outcome
            })
        externalID = try session.value(externalIDOfVersion, side.run.dataset, ordinal, version, as: String?.self).flatMap(\.self)
    }
}

private let resultsOfItem = """
    SELECT batch_results.trial, batch_results.item_version, \(ResultRow.columns) FROM batch_results \(ResultRow.longText)
    WHERE batch_results.run = ? AND batch_results.item = ? AND batch_results.evaluation = ?
        AND (batch_results.outcome <> 2 OR batch_results.round = ?)
    ORDER BY batch_results.trial
    """

private let externalIDOfVersion = """
    SELECT external_id FROM dataset_items WHERE dataset = (SELECT id FROM datasets WHERE uuid = ?) AND item = ? AND version = ?
    """
