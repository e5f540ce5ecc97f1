public import AssayDomain

extension Store {
    /// Counts what became of the items of two runs, which are of one project: one tally for each of the pairs. Memory does not grow with the
    /// runs.
    public func tallies(of candidate: BatchRun, against baseline: BatchRun, _ pairing: EvaluationPairing) throws(StoreError) -> [PairTally]
    {
        let pairs = pairing.pairs
        var tallies = pairs.map { PairTally(measure: $0.measure) }
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let runs = try ComparedRuns(connection, candidate: candidate, baseline: baseline) else { return }
                try runs.walk(
                    connection, pairs,
                    do: { item throws(StoreError) in
                        for pair in pairs.indices {
                            let (new, old) = (item.candidateScores[pair], item.baselineScores[pair])
                            if new != nil || old != nil { tallies[pair].add(candidate: new, baseline: old) }
                        }
                    })
            }
        }
        return tallies
    }

    /// The items of two runs that changed as `query` has it, in the order in which they were added; of two datasets, in that of their
    /// `external_id`.
    public func comparedItems(_ query: ComparedItemQuery) throws(StoreError) -> ComparedItemPage {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                let runs = try ComparedRuns(connection, candidate: query.candidate, baseline: query.baseline)
                guard let runs else { return ComparedItemPage(cells: [], next: nil) }
                let found =
                    if let (failed, passed) = runs.opposites(in: query) {
                        try runs.items(connection, query, failed: failed, passed: passed)
                    } else {
                        try runs.items(connection, query)
                    }
                var cells: [ComparedCell] = []
                for item in found.items.prefix(query.limit) { cells += try runs.cells(connection, of: item, query.pair) }
                return ComparedItemPage(cells: cells, next: found.items.count > query.limit ? found.last : nil)
            }
        }
    }
}

extension ComparedRuns {
    /// One more item than asked for, where there is one, and where the last of those asked for stands.
    fileprivate func items(_ connection: Connection, _ query: ComparedItemQuery) throws(StoreError) -> (items: [ComparedItem], last: Int64)
    {
        let after = query.after ?? -1
        var items: [ComparedItem] = []
        var (place, last) = (Int64(-1), after)
        try walk(
            connection, [query.pair], after: areOfOneDataset ? after : -1,
            do: { item throws(StoreError) in
                place = areOfOneDataset ? item.ordinal : place + 1
                let (new, old) = (item.candidateScores[0], item.baselineScores[0])
                guard new != nil || old != nil, place > after else { return }
                if let wanted = query.change, query.pair.measure.change(from: old, to: new) != wanted { return }
                items.append(item)
                if items.count <= query.limit { last = place }
            },
            while: { items.count <= query.limit })
        return (items, last)
    }
}
