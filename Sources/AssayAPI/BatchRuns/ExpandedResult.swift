internal import AssayDomain
internal import AssayStore

/// A result with what was judged, where that is asked for.
struct ExpandedResult {
    let row: RecordedResult
    let item: DatasetItem.Content?
}

extension Store {
    /// Results of a run, with their items only as many of them as these leave room for in memory.
    func expanded(
        _ results: ArraySlice<RecordedResult>, of run: ID<BatchRun>, withItems: Bool
    ) throws(StoreError) -> [ExpandedResult] {
        guard withItems else { return results.map { ExpandedResult(row: $0, item: nil) } }
        return zip(results, try judgedItems(of: results, in: run)).map { ExpandedResult(row: $0, item: $1) }
    }
}
