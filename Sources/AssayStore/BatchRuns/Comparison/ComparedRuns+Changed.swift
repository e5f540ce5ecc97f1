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

    /// The items that changed so. With several trials, not all that have failed here and passed there have changed.
    func items(
        _ connection: Connection, _ query: ComparedItemQuery, failed: Judgement, passed: Judgement
    ) throws(StoreError) -> FoundItems {
        guard case .candidate(let start) = query.after ?? .start else { return FoundItems(limit: query.limit) }
        var found = FoundItems(limit: query.limit)
        // The item that the rows are of at the moment, and the last of those before it.
        var (present, last) = (start, start)
        var (results, isStopped, isLookedAt) = (0, false, false)
        try connection.statement(failedResults).forEach(
            failed.evaluation, passed.run, passed.evaluation, failed.run, start,
            do: { row throws(StoreError) in
                let (ordinal, isOpposite): (Int64, Bool) = try (row.next(), row.next())
                if ordinal != present {
                    (last, present, isLookedAt) = (present, ordinal, false)
                    isStopped = results >= Self.resultsOfAPage
                }
                results += 1
                guard isOpposite, !isLookedAt, !isStopped else { return }
                isLookedAt = true
                let item = try item(connection, ordinal, query.pair)
                guard query.pair.measure.change(from: item.baselineScores[0], to: item.candidateScores[0]) == query.change else { return }
                isStopped = !found.add(item, at: .candidate(after: ordinal))
            }, while: { !isStopped })
        found.end = isStopped ? .candidate(after: last) : nil
        return found
    }

    private func item(_ connection: Connection, _ ordinal: Int64, _ pair: EvaluationPairing.Pair) throws(StoreError) -> ComparedItem {
        var found: ComparedItem?
        _ = try walk(
            connection, [pair], from: .candidate(after: ordinal - 1), results: 1,
            do: { (item, _) throws(StoreError) in
                found = item
                return false
            })
        return found ?? ComparedItem(count: 1)
    }
}

/// Results that failed, in the order of an index, and whether the one that passes for its opposite did.
let failedResults = """
    SELECT worse.item, worse.evaluation = ? AND EXISTS (
        SELECT 1 FROM batch_results AS better
        WHERE better.run = ? AND better.item = worse.item AND better.evaluation = ? AND better.passed = 1)
    FROM batch_results AS worse
    WHERE worse.run = ? AND worse.passed = 0 AND worse.item > ?
    ORDER BY worse.item
    """
