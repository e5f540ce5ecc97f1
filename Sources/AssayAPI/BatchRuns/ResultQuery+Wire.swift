internal import AssayDomain
internal import AssayStore

extension ResultQuery {
    /// `evaluation`, `outcome`, `result` and `unstable` filter; `cursor` goes on where a page ended.
    init(_ exchange: RequestContext, _ run: BatchRun) throws(APIError) {
        self.init(limit: exchange.window.limit)
        evaluation = try exchange.query.evaluation(of: run)
        outcome = try exchange.query.choice("outcome", Outcome.init(rawValue:))
        passed = try exchange.query.choice("result", Bool.init)
        unstable = try exchange.query.choice("unstable", Bool.init) ?? false
        after = try exchange.query.cursor()
    }
}

extension Query {
    func evaluation(of run: BatchRun) throws(APIError) -> ID<Evaluation>? {
        guard let text = self["evaluation"], !text.isEmpty else { return nil }
        guard let id = ID<Evaluation>(text) else { throw .invalid("evaluation", "“\(text)” is not a valid UUID.") }
        guard run.evaluations.contains(where: { $0.id == id }) else { throw .noChoice("evaluation", text) }
        return id
    }

    /// `expand=item` adds to each result the item as it was judged.
    func expandsItems() throws(APIError) -> Bool { try choice("expand") { $0 == "item" ? true : nil } ?? false }

    /// `ITEM.EVALUATION.TRIAL`; clients take it from `next` and do not look into it.
    fileprivate func cursor() throws(APIError) -> ResultCursor? {
        guard let text = self["cursor"], !text.isEmpty else { return nil }
        let parts = text.split(separator: ".")
        guard parts.count == 3, let item = Int64(parts[0]), let evaluation = Int(parts[1]), let trial = Int(parts[2]) else {
            throw .invalid("cursor", "This cursor is not from a link of this list: begin again without it.")
        }
        return ResultCursor(item: item, evaluation: evaluation, trial: trial)
    }
}

extension RequestContext {
    /// The link to the results after this one.
    func link(after row: RecordedResult, _ query: ResultQuery) -> String {
        let result = row.result
        return link(["cursor": "\(result.item).\(result.evaluation).\(result.trial)", "limit": "\(query.limit)"])
    }

    /// How many results match so far: the subtotals tell, but for those of unstable items.
    func count(_ query: ResultQuery, of run: BatchRun) throws -> Int? {
        if query.unstable { return nil }
        let tallies = try zip(run.evaluations, store.totals(of: run.id).tallies)
        return tallies.filter { query.evaluation == nil || query.evaluation == $0.0.id }.reduce(0) { $0 + query.count(in: $1.1) }
    }
}
