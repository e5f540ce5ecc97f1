internal import AssayDomain
internal import AssayStore

extension ResultQuery {
    /// Reads the filters `evaluation`, `outcome`, `result` and `unstable`, and the `cursor` of the next page.
    init(_ context: RequestContext, _ run: BatchRun) throws(APIError) {
        self.init(limit: context.window.limit)
        evaluation = try context.query.evaluation(of: run)
        outcome = try context.query.choice("outcome", Outcome.init(rawValue:))
        passed = try context.query.choice("result", Bool.init)
        unstable = try context.query.choice("unstable", Bool.init) ?? false
        after = try context.query.cursor()
    }
}

extension Query {
    func evaluation(of run: BatchRun) throws(APIError) -> ID<Evaluation>? {
        guard let text = self["evaluation"], !text.isEmpty else { return nil }
        guard let id = ID<Evaluation>(text) else { throw .invalid("evaluation", "“\(text)” is not a valid UUID.") }
        guard run.evaluations.contains(where: { $0.id == id }) else { throw .invalidChoice("evaluation", text) }
        return id
    }

    /// Whether `expand=item` asks for the judged item with each result.
    func expandsItems() throws(APIError) -> Bool { try choice("expand") { $0 == "item" ? true : nil } ?? false }

    /// `ITEM.EVALUATION.TRIAL`; opaque to clients, which get it from `next`.
    fileprivate func cursor() throws(APIError) -> ResultCursor? {
        guard let text = self["cursor"], !text.isEmpty else { return nil }
        let parts = text.split(separator: ".")
        guard parts.count == 3, let item = Int64(parts[0]), let evaluation = Int(parts[1]), let trial = Int(parts[2]) else {
            throw .invalid("cursor", "This cursor is not from a link of this list: start again without it.")
        }
        return ResultCursor(item: item, evaluation: evaluation, trial: trial)
    }
}

extension RequestContext {
    /// The link to the page after this result.
    func link(after row: RecordedResult, _ query: ResultQuery) -> String {
        let result = row.result
        return link(["cursor": "\(result.item).\(result.evaluation).\(result.trial)", "limit": "\(query.limit)"])
    }

    /// The number of matching results so far, from the counters; `nil` for unstable items, which these do not count.
    func count(_ query: ResultQuery, of run: BatchRun) throws -> Int? {
        if query.unstable { return nil }
        let tallies = try zip(run.evaluations, store.totals(of: run.id).tallies)
        return tallies.filter { query.evaluation == nil || query.evaluation == $0.0.id }.reduce(0) { $0 + query.count(in: $1.1) }
    }
}

/// A result, with the item that was judged if the client asked for it.
struct ExpandedResult {
    let row: RecordedResult
    let item: DatasetItem.Content?
}

extension Store {
    /// Adds the judged items to results of a run. With items, returns only as many results as fit into memory. Throws if a result does not
    /// belong to one of the run's evaluations.
    func expanded(
        _ results: ArraySlice<RecordedResult>, of run: BatchRun, withItems: Bool
    ) throws(StoreError) -> [ExpandedResult] {
        let isKnown = results.allSatisfy { run.evaluations.indices.contains($0.result.evaluation) }
        guard isKnown else { throw .missing("evaluation of the run") }
        guard withItems else { return results.map { ExpandedResult(row: $0, item: nil) } }
        return zip(results, try judgedItems(of: results, in: run.id)).map { ExpandedResult(row: $0, item: $1) }
    }
}
