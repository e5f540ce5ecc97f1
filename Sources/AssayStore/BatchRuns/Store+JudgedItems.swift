public import AssayDomain

extension Store {
    /// What was judged in each of `results`, which stand in the order of items: the content of the item in the version of that time, for as
    /// many of them, and at least the first, as may be in memory at a time.
    public func judgedItems(
        of results: ArraySlice<RecordedResult>, in run: ID<BatchRun>
    ) throws(StoreError) -> [DatasetItem.Content] {
        try read { (connection) throws(StoreError) in
            let dataset = try connection.first(datasetOfRun, run) { row throws(StoreError) in try row.next(as: Int64.self) }
            guard let dataset else { throw .missing("batch run") }
            var (contents, size): ([DatasetItem.Content], Int) = ([], 0)
            var last: (item: Int64, version: Int)?
            for result in results.lazy.map(\.result) {
                // The cells of an item stand together, and most are of one version.
                if let last, last == (result.item, result.itemVersion), let content = contents.last {
                    contents.append(content)
                } else {
                    contents.append(try connection.content(of: result, in: dataset))
                }
                last = (result.item, result.itemVersion)
                size += contents[contents.count - 1].valuesSize
                guard size < Self.samplesSize else { break }
            }
            return contents
        }
    }
}

extension Connection {
    fileprivate func content(of result: CellResult, in dataset: Int64) throws(StoreError) -> DatasetItem.Content {
        let content = try first(contentOfVersion, dataset, result.item, result.itemVersion) { row throws(StoreError) in
            try DatasetItem.Content(from: &row)
        }
        guard let content else { throw .missing("version of a dataset item") }
        return content
    }
}

private let datasetOfRun = "SELECT dataset FROM batch_runs WHERE uuid = ?"

/// A version that a run has judged is one of the run's dataset, wherever the item has been moved since.
let contentOfVersion = "SELECT \(DatasetItem.Content.columns) FROM dataset_items WHERE dataset = ? AND item = ? AND version = ?"
