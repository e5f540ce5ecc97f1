internal import AssayDomain

/// The results of two runs side by side.
struct ComparedRuns {
    let candidate: Side
    let baseline: Side

    /// A run as its results are keyed.
    struct Side {
        let run: BatchRun
        let row: Int64
        let round: Int
    }

    /// Takes an item, and where the walk stands after it; says whether the walk goes on.
    typealias Visit = (ComparedItem, ComparisonCursor) throws(StoreError) -> Bool

    init?(_ connection: Connection, candidate: BatchRun, baseline: BatchRun) throws(StoreError) {
        guard let new = try connection.batchRunRound(candidate.id), let old = try connection.batchRunRound(baseline.id) else { return nil }
        self.candidate = Side(run: candidate, row: new.row, round: new.round)
        self.baseline = Side(run: baseline, row: old.row, round: old.round)
    }

    /// Items of one dataset are the same by their ordinal; those of two are by the `external_id` of the versions that were judged.
    var areOfOneDataset: Bool { candidate.run.dataset == baseline.run.dataset }

    /// Hands over the items of both runs that have results, each with those of the evaluations in `pairs`, as long as they are wanted and until
    /// about so many `results` have been looked at: those of an item are never parted.
    ///
    /// - Returns: how many results were looked at, and where to go on; `nil` at the end.
    func walk(
        _ connection: Connection, _ pairs: [EvaluationPairing.Pair], from place: ComparisonCursor, results limit: Int, do visit: Visit
    ) throws(StoreError) -> (results: Int, next: ComparisonCursor?) {
        let positions = PairPositions(of: pairs, in: self)
        if areOfOneDataset { return try walkTogether(connection, positions, from: place, limit, visit) }
        var (count, next): (Int, ComparisonCursor?) = (0, place)
        if case .candidate(let ordinal) = place {
            (count, next) = try walkCandidate(connection, positions, after: ordinal, limit, visit)
        }
        guard case .baseline(let ordinal)? = next, count < limit else { return (count, next) }
        let (more, end) = try walkBaseline(connection, positions, after: ordinal, limit - count, visit)
        return (count + more, end)
    }

    /// Items of one dataset, both sides at once.
    private func walkTogether(
        _ connection: Connection, _ positions: PairPositions, from place: ComparisonCursor, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        guard case .candidate(let ordinal) = place else { return (0, nil) }
        var walk = ItemWalk(limit: limit, positions)
        try connection.statement(resultsByOrdinal).forEach(
            candidate.row, candidate.round, ordinal, baseline.row, baseline.round, ordinal,
            do: { row throws(StoreError) in
                try walk.take(ComparedResult(from: &row)) { (item) throws(StoreError) in
                    try visit(item, .candidate(after: item.ordinal))
                }
            }, while: { !walk.isStopped })
        let last = try walk.finish { (item) throws(StoreError) in try visit(item, .candidate(after: item.ordinal)) }
        return (walk.count, last.map { ComparisonCursor.candidate(after: $0) })
    }

    /// The candidate's items, each with its partner in the other dataset.
    private func walkCandidate(
        _ connection: Connection, _ positions: PairPositions, after ordinal: Int64, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        var walk = ItemWalk(limit: limit, positions)
        var joined = 0
        func handOver(_ item: ComparedItem) throws(StoreError) -> Bool {
            var item = item
            if let partner = try partner(connection, of: item.externalID, in: baseline) {
                joined += try add(connection, baseline, partner, to: &item, positions)
            }
            return try visit(item, .candidate(after: item.ordinal))
        }
        try connection.statement(resultsWithExternalID).forEach(
            true, candidate.row, candidate.round, ordinal,
            do: { row throws(StoreError) in try walk.take(ComparedResult(from: &row), handOver) }, while: { !walk.isStopped })
        let last = try walk.finish(handOver)
        return (walk.count + joined, last.map { ComparisonCursor.candidate(after: $0) } ?? .baseline(after: -1))
    }

    /// The baseline's items without a partner that the candidate judged.
    private func walkBaseline(
        _ connection: Connection, _ positions: PairPositions, after ordinal: Int64, _ limit: Int, _ visit: Visit
    ) throws(StoreError) -> (Int, ComparisonCursor?) {
        var walk = ItemWalk(limit: limit, positions)
        func handOver(_ item: ComparedItem) throws(StoreError) -> Bool {
            if let partner = try partner(connection, of: item.externalID, in: candidate),
                try connection.first(hasResults, candidate.row, partner, candidate.round, as: { _ throws(StoreError) in true }) == true
            {
                return true
            }
            return try visit(item, .baseline(after: item.ordinal))
        }
        try connection.statement(resultsWithExternalID).forEach(
            false, baseline.row, baseline.round, ordinal,
            do: { row throws(StoreError) in try walk.take(ComparedResult(from: &row), handOver) }, while: { !walk.isStopped })
        let last = try walk.finish(handOver)
        return (walk.count, last.map { ComparisonCursor.baseline(after: $0) })
    }

    /// The item of a side's revision with an `external_id`.
    private func partner(_ connection: Connection, of externalID: String?, in side: Side) throws(StoreError) -> Int64? {
        guard let externalID else { return nil }
        let (dataset, revision) = (side.run.dataset, side.run.datasetRevision)
        return try connection.first(
            itemByExternalID, dataset, externalID, revision, revision, dataset, externalID, revision, revision
        ) { row throws(StoreError) in try row.next() }
    }

    /// Adds a side's results for an item. How many there were.
    private func add(
        _ connection: Connection, _ side: Side, _ ordinal: Int64, to item: inout ComparedItem, _ positions: PairPositions
    ) throws(StoreError) -> Int {
        let results = try connection.all(resultsOfOneItem, side.row, ordinal, side.round) { row throws(StoreError) in
            try ComparedResult(from: &row)
        }
        for result in results { item.add(result, toPair: positions[result]) }
        return results.count
    }
}

/// Where evaluations are among the pairs.
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

/// Puts results that come in the order of their items together, an item at a time.
private struct ItemWalk {
    private let limit: Int
    private let positions: PairPositions
    private var item: ComparedItem
    /// The last item that was handed over.
    private var last: Int64?
    private(set) var count = 0
    private(set) var isStopped = false

    init(limit: Int, _ positions: PairPositions) {
        self.limit = limit
        self.positions = positions
        item = ComparedItem(count: positions.count)
    }

    /// Hands over the item before where the result is of another one; takes the result unless that was the end.
    mutating func take(_ result: ComparedResult, _ handOver: (ComparedItem) throws(StoreError) -> Bool) throws(StoreError) {
        if !item.isJoined(by: result) {
            if !item.isEmpty {
                let goesOn = try handOver(item)
                last = item.ordinal
                isStopped = !goesOn || count >= limit
            }
            if isStopped { return }
            item.begin(with: result)
        }
        count += 1
        item.add(result, toPair: positions[result])
    }

    /// After the last result. The item after which to go on; `nil` where there are no more.
    mutating func finish(_ handOver: (ComparedItem) throws(StoreError) -> Bool) throws(StoreError) -> Int64? {
        if isStopped { return last }
        guard !item.isEmpty else { return nil }
        return try handOver(item) ? nil : item.ordinal
    }
}

/// Both halves are read in the order of their key and merged; nothing is sorted, nothing is kept.
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

/// With the `external_id` that an item had when it was judged.
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

/// A version that is the present one, or one that has ended: there is an index of each.
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
