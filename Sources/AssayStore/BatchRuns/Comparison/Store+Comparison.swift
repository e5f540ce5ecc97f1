internal import AssayDomain

extension Store {
    /// The items of two runs that changed as `query` has it, in the order in which they were added; of two datasets, the candidate's and then
    /// those that are in the baseline alone. A page ends after so many items, or so many bytes of cells, or so many results looked at in vain, whichever
    /// is first: then it has fewer items, perhaps none, and says where to go on.
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
                return try runs.page(connection, of: found, query.pair)
            }
        }
    }
}

/// Items that were found for a page.
struct FoundItems {
    private let limit: Int
    /// With where the walk stands after each.
    private(set) var items: [(item: ComparedItem, place: ComparisonCursor)] = []
    private var isLonger = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds an item, or learns from it that there is another page. Whether to go on looking.
    mutating func add(_ item: ComparedItem, at place: ComparisonCursor) -> Bool {
        if items.count < limit { items.append((item, place)) } else { isLonger = true }
        return !isLonger
    }

    /// Where the walk was broken off; `nil` at its end.
    var end: ComparisonCursor?

    /// Where the next page begins.
    var next: ComparisonCursor? { isLonger ? items.last?.place : end }
}

extension ComparedRuns {
    /// Results that are looked at for a page.
    static let resultsOfAPage = 20_000
    /// Bytes of the cells of a page.
    private static let sizeOfAPage = 8 << 20

    fileprivate func items(_ connection: Connection, _ query: ComparedItemQuery) throws(StoreError) -> FoundItems {
        var found = FoundItems(limit: query.limit)
        let (_, next) = try walk(
            connection, [query.pair], from: query.after ?? .start, results: Self.resultsOfAPage,
            do: { (item, place) throws(StoreError) in
                let (new, old) = (item.candidateScores[0], item.baselineScores[0])
                guard new != nil || old != nil else { return true }
                if let wanted = query.change, query.pair.measure.change(from: old, to: new) != wanted { return true }
                return found.add(item, at: place)
            })
        found.end = next
        return found
    }

    fileprivate func page(
        _ connection: Connection, of found: FoundItems, _ pair: EvaluationPairing.Pair
    ) throws(StoreError) -> ComparedItemPage {
        var cells: [ComparedCell] = []
        var size = 0
        for (index, (item, place)) in found.items.enumerated() {
            let own = try self.cells(connection, of: item, pair)
            cells += own
            size += own.reduce(0) { $0 + $1.size }
            if size >= Self.sizeOfAPage, index + 1 < found.items.count { return ComparedItemPage(cells: cells, next: place) }
        }
        return ComparedItemPage(cells: cells, next: found.next)
    }
}

extension ComparedCell {
    /// Bytes of its texts.
    fileprivate var size: Int { [candidate, baseline].reduce(0) { $0 + ($1?.text.utf8.count ?? 0) } }
}

extension CellResult.Ending {
    /// Why it ended so.
    fileprivate var text: String {
        switch self {
        case .verdict(let verdict, _): verdict.reasoning
        case .error(_, let message), .skipped(_, let message): message
        }
    }
}
