internal import AssayDomain
internal import AssayStore

/// A result with what was judged, where that is asked for.
struct ExpandedResult {
    let row: RecordedResult
    let item: DatasetItem.Content?
}

extension Store {
    /// Results of a run, with their items only as many of them as these leave room for in memory. Each is of one of the run's evaluations.
    func expanded(
        _ results: ArraySlice<RecordedResult>, of run: BatchRun, withItems: Bool
    ) throws(StoreError) -> [ExpandedResult] {
        let isKnown = results.allSatisfy { run.evaluations.indices.contains($0.result.evaluation) }
        guard isKnown else { throw .missing("evaluation of the run") }
        guard withItems else { return results.map { ExpandedResult(row: $0, item: nil) } }
        return zip(results, try judgedItems(of: results, in: run.id)).map { ExpandedResult(row: $0, item: $1) }
    }
}
