internal import AssayDomain

extension ComparedRuns {
    /// An evaluation as one of the runs judged it.
    struct Judgement {
        let run: Int64
        let evaluation: Int
    }

    /// What must have failed and what must have passed where an item changed for better or worse, so that both are found in the indexes of
    /// these; `nil` where a change is something else, and where the items of the runs have different ordinals.
    func opposites(in query: ComparedItemQuery) -> (failed: Judgement, passed: Judgement)? {
        guard areOfOneDataset, [.passed, .passRate].contains(query.pair.measure) else { return nil }
        let new = Judgement(run: candidate.row, evaluation: query.pair.candidate)
        let old = Judgement(run: baseline.row, evaluation: query.pair.baseline)
        return switch query.change {
        case .regressed: (failed: new, passed: old)
        case .improved: (failed: old, passed: new)
        default: nil
        }
    }

    /// One more item than asked for, where there is one, and where the last of those asked for stands. With several trials, not all that have
    /// failed here and passed there have changed.
    func items(
        _ connection: Connection, _ query: ComparedItemQuery, failed: Judgement, passed: Judgement
    ) throws(StoreError) -> (items: [ComparedItem], last: Int64) {
        var (items, last): ([ComparedItem], Int64) = ([], query.after ?? -1)
        var place = last
        while items.count <= query.limit {
            let found = try connection.all(
                itemsThatFailedAndPassed, failed.run, failed.evaluation, place, passed.run, passed.evaluation, query.limit + 1
            ) { row throws(StoreError) in try row.next(as: Int64.self) }
            for ordinal in found where items.count <= query.limit {
                place = ordinal
                let item = try item(connection, ordinal, query.pair)
                guard query.pair.measure.change(from: item.baselineScores[0], to: item.candidateScores[0]) == query.change else { continue }
                items.append(item)
                if items.count <= query.limit { last = ordinal }
            }
            if found.count <= query.limit { break }
        }
        return (items, last)
    }

    private func item(_ connection: Connection, _ ordinal: Int64, _ pair: EvaluationPairing.Pair) throws(StoreError) -> ComparedItem {
        var found: ComparedItem?
        try walk(connection, [pair], after: ordinal - 1, do: { item in found = item }, while: { found == nil })
        return found ?? ComparedItem(count: 1, isByExternalID: false)
    }
}

/// The sign keeps SQLite from sorting what comes in order.
let itemsThatFailedAndPassed = """
    SELECT DISTINCT worse.item FROM batch_results AS worse
    WHERE worse.run = ? AND worse.passed = 0 AND +worse.evaluation = ? AND worse.item > ? AND EXISTS (
        SELECT 1 FROM batch_results AS better
        WHERE better.run = ? AND better.item = worse.item AND better.evaluation = ? AND better.passed = 1)
    ORDER BY worse.item LIMIT ?
    """
