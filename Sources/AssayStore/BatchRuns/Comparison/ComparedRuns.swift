internal import AssayDomain

/// Reads the results of two runs side by side, item by item.
struct ComparedRuns {
    let candidate: Side
    let baseline: Side

    /// One of the two runs, with its row id.
    struct Side {
        let run: BatchRun
        let row: Int64
        let round: Int
    }

    /// Called with an item and the cursor after it. Returns whether to continue.
    typealias Visit = (ComparedItem, ComparisonCursor) throws(StoreError) -> Bool

    init?(_ session: any Session, candidate: BatchRun, baseline: BatchRun) throws(StoreError) {
        guard let new = try session.batchRunRound(candidate.id), let old = try session.batchRunRound(baseline.id) else { return nil }
        self.candidate = Side(run: candidate, row: new.row, round: new.round)
        self.baseline = Side(run: baseline, row: old.row, round: old.round)
    }

    /// Whether items are paired by their ordinals. Items of different datasets are paired by the `external_id` of the judged versions.
    var hasSameDataset: Bool { candidate.run.dataset == baseline.run.dataset }

    /// Calls `visit` with the items of both runs that have results, with their scores for `pairs`. Stops when `visit` returns false, or
    /// when about `limit` results have been read; all results of an item are read together.
    ///
    /// - Returns: how many results were read, and where to continue; `nil` at the end.
    func walk(
        _ session: any Session, _ pairs: [EvaluationPairing.Pair], from cursor: ComparisonCursor, results limit: Int, do visit: Visit
    ) throws(StoreError) -> (results: Int, next: ComparisonCursor?) {
        let positions = PairPositions(of: pairs, in: self)
        if hasSameDataset { return try walkTogether(session, positions, from: cursor, limit, visit) }
        var (count, next): (Int, ComparisonCursor?) = (0, cursor)
        if case .candidate(let ordinal) = cursor {
            (count, next) = try walkCandidate(session, positions, after: ordinal, limit, visit)
        }
        guard case .baseline(let ordinal)? = next, count < limit else { return (count, next) }
        let (more, end) = try walkBaseline(session, positions, after: ordinal, limit - count, visit)
        return (count + more, end)
    }

    /// Reads both runs at once, if they have the same dataset.
    private func walkTogether(
        _ session: any Session, _ positions: PairPositions, from cursor: ComparisonCursor, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        guard case .candidate(let ordinal) = cursor else { return (0, nil) }
        var grouper = ItemGrouper(limit: limit, positions)
        try session.statement(resultsByOrdinal).forEach(
            candidate.row, candidate.round, ordinal, baseline.row, baseline.round, ordinal,
            do: { row throws(StoreError) in
                try grouper.add(ComparedResult(from: &row)) { (item) throws(StoreError) in
                    try visit(item, .candidate(after: item.ordinal))
                }
            }, while: { !grouper.isStopped })
        let last = try grouper.finish { (item) throws(StoreError) in try visit(item, .candidate(after: item.ordinal)) }
        return (grouper.count, last.map { ComparisonCursor.candidate(after: $0) })
    }

    /// Reads the candidate's items, each with its partner in the other dataset.
    private func walkCandidate(
        _ session: any Session, _ positions: PairPositions, after ordinal: Int64, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        var grouper = ItemGrouper(limit: limit, positions)
        var joined = 0
        func joinAndVisit(_ item: ComparedItem) throws(StoreError) -> Bool {
            var item = item
            if let partner = try partner(session, of: item.externalID, in: baseline) {
                joined += try add(session, baseline, partner, to: &item, positions)
            }
            return try visit(item, .candidate(after: item.ordinal))
        }
        try session.statement(resultsWithExternalID).forEach(
            true, candidate.row, candidate.round, ordinal,
            do: { row throws(StoreError) in try grouper.add(ComparedResult(from: &row), joinAndVisit) }, while: { !grouper.isStopped })
        let last = try grouper.finish(joinAndVisit)
        return (grouper.count + joined, last.map { ComparisonCursor.candidate(after: $0) } ?? .baseline(after: -1))
    }

    /// Reads the baseline's items whose partner the candidate has not judged.
    private func walkBaseline(
        _ session: any Session, _ positions: PairPositions, after ordinal: Int64, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        var grouper = ItemGrouper(limit: limit, positions)
        func visitIfAlone(_ item: ComparedItem) throws(StoreError) -> Bool {
            if let partner = try partner(session, of: item.externalID, in: candidate),
                try session.first(hasResults, candidate.row, partner, candidate.round, as: { _ throws(StoreError) in true }) == true
            {
                return true
            }
            return try visit(item, .baseline(after: item.ordinal))
        }
        try session.statement(resultsWithExternalID).forEach(
            false, baseline.row, baseline.round, ordinal,
            do: { row throws(StoreError) in try grouper.add(ComparedResult(from: &row), visitIfAlone) }, while: { !grouper.isStopped })
        let last = try grouper.finish(visitIfAlone)
        return (grouper.count, last.map { ComparisonCursor.baseline(after: $0) })
    }

    /// The item with an `external_id` in the dataset revision of a run.
    private func partner(_ session: any Session, of externalID: String?, in side: Side) throws(StoreError) -> Int64? {
        guard let externalID else { return nil }
        let (dataset, revision) = (side.run.dataset, side.run.datasetRevision)
        return try session.value(
            itemByExternalID, dataset, externalID, revision, revision, dataset, externalID, revision, revision)
    }

    /// Adds a run's results for an item.
    ///
    /// - Returns: the number of results.
    private func add(
        _ session: any Session, _ side: Side, _ ordinal: Int64, to item: inout ComparedItem, _ positions: PairPositions
    ) throws(StoreError) -> Int {
        let results = try session.all(resultsOfOneItem, side.row, ordinal, side.round, as: ComparedResult.init(from:))
        for result in results { item.add(result, toPair: positions[result]) }
        return results.count
    }
}

/// Finds the pair that a result's evaluation belongs to.
struct PairPositions {
    let count: Int
    private var candidate: [Int?]
    private var baseline: [Int?]

    init(of pairs: [EvaluationPairing.Pair], in runs: ComparedRuns) {
        count = pairs.count
        candidate = Array(repeating: nil, count: runs.candidate.run.evaluations.count)
        baseline = Array(repeating: nil, count: runs.baseline.run.evaluations.count)
        for (index, pair) in pairs.enumerated() {
            candidate[pair.candidate] = index
            baseline[pair.baseline] = index
        }
    }

    subscript(_ result: ComparedResult) -> Int? {
        let positions = result.isCandidate ? candidate : baseline
        return positions.indices.contains(result.evaluation) ? positions[result.evaluation] : nil
    }
}

/// Groups results, which come in the order of their items, into items.
private struct ItemGrouper {
    private let limit: Int
    private let positions: PairPositions
    private var item: ComparedItem
    /// The last item that was visited.
    private var last: Int64?
    private(set) var count = 0
    private(set) var isStopped = false

    init(limit: Int, _ positions: PairPositions) {
        self.limit = limit
        self.positions = positions
        item = ComparedItem(count: positions.count)
    }

    /// Adds a result to the current item. If it belongs to another item, first visits the current one, and ignores the result if the walk
    /// stops there.
    mutating func add(_ result: ComparedResult, _ visit: (ComparedItem) throws(StoreError) -> Bool) throws(StoreError) {
        if !item.includes(result) {
            if !item.isEmpty {
                let shouldContinue = try visit(item)
                last = item.ordinal
                isStopped = !shouldContinue || count >= limit
            }
            if isStopped { return }
            item.begin(with: result)
        }
        count += 1
        item.add(result, toPair: positions[result])
    }

    /// Visits the last item.
    ///
    /// - Returns: the item after which to continue; `nil` if there are no more.
    mutating func finish(_ visit: (ComparedItem) throws(StoreError) -> Bool) throws(StoreError) -> Int64? {
        if isStopped { return last }
        guard !item.isEmpty else { return nil }
        return try visit(item) ? nil : item.ordinal
    }
}

/// Both halves are read in the order of the primary key and merged, without sorting.
private let resultsByOrdinal = """
    SELECT 1, results.item, results.evaluation, results.trial, NULL, \(ComparedResult.columns)
    FROM batch_results AS results
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    UNION ALL
    SELECT 0, results.item, results.evaluation, results.trial, NULL, \(ComparedResult.columns)
    FROM batch_results AS results
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    ORDER BY 2, 3, 4
    """

/// The results of one run, with the `external_id` that the item had when it was judged.
let resultsWithExternalID = """
    SELECT ?, results.item, results.evaluation, results.trial, versions.external_id, \(ComparedResult.columns)
    FROM batch_results AS results JOIN batch_runs AS runs ON runs.id = results.run
        LEFT JOIN dataset_items AS versions ON versions.dataset = runs.dataset AND versions.item = results.item
            AND versions.version = results.item_version
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    ORDER BY results.item, results.evaluation, results.trial
    """

private let resultsOfOneItem = """
    SELECT 0, results.item, results.evaluation, results.trial, NULL, \(ComparedResult.columns)
    FROM batch_results AS results
    WHERE results.run = ? AND results.item = ? AND (results.outcome <> 2 OR results.round = ?)
    ORDER BY results.evaluation, results.trial
    """

private let hasResults = "SELECT 1 FROM batch_results WHERE run = ? AND item = ? AND (outcome <> 2 OR round = ?) LIMIT 1"

/// Searches the current versions and the former ones separately, because each has its own partial index.
let itemByExternalID = """
    SELECT dataset_items.item FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.external_id = ?
        AND dataset_items.external_id IS NOT NULL AND dataset_items.ends IS NULL AND \(isInRevision)
    UNION ALL
    SELECT dataset_items.item FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.external_id = ?
        AND dataset_items.external_id IS NOT NULL AND dataset_items.ends IS NOT NULL AND \(isInRevision)
    LIMIT 1
    """

/// A position in the items of two runs. If the runs have the same dataset, both are read together. Otherwise the candidate's items come
/// first, each with its partner, then those that only the baseline has.
public enum ComparisonCursor: Sendable, Hashable {
    /// After this ordinal of the candidate's items, or of both runs' items.
    case candidate(after: Int64)
    /// After this ordinal of the baseline's items.
    case baseline(after: Int64)

    public static let start = ComparisonCursor.candidate(after: -1)
}
