internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import JSON

/// `batch_runs/{id}/compare/` and `batch_runs/{id}/compare/items/`: the run in the path is the candidate.
enum ComparisonEndpoints {
    static let routes = [
        Route("batch_runs/{id}/compare/", .get(compare, needs: "evaluation:read", "dataset:read")),
        Route("batch_runs/{id}/compare/items/", .get(items, needs: "evaluation:read", "dataset:read")),
    ]

    @Sendable private static func compare(_ context: RequestContext) throws -> Response {
        let (candidate, baseline) = try context.comparedRuns()
        let write = { @Sendable (comparison: RunComparison) in JSONWriter.text { json in json.comparison(comparison) } }
        switch try context.api.runner.comparison(of: candidate, with: baseline, as: write) {
        case .finished(let text): return .json(200) { json in json.json(text) }
        case .computing(let done, let total): return computing(done, of: total)
        }
    }

    /// The response while two large runs are compared in the background: the client polls.
    private static func computing(_ done: Int, of total: Int) -> Response {
        var response = Response.json(202) { json in
            json.beginObject()
            json.member("status", "computing")
            json.member("done", done)
            json.member("total", total)
            json.endObject()
        }
        response.headers.append(("Retry-After", "1"))
        return response
    }

    /// The list has no count: counting takes as long as the comparison, which has the numbers.
    @Sendable private static func items(_ context: RequestContext) throws -> Response {
        let (candidate, baseline) = try context.comparedRuns()
        let query = try ComparedItemQuery(context, candidate: candidate, baseline: baseline)
        let page = try query.map { try context.store.comparedItems($0) }
        let next = page?.next.map { context.link(["cursor": $0.cursor, "limit": "\(context.window.limit)"]) }
        return RequestContext.page(count: nil, next: next, previous: nil, page?.cells ?? []) { json, cell in json.comparedCell(cell) }
    }
}

extension RequestContext {
    /// The run in the path, and the one that `baseline` names.
    fileprivate func comparedRuns() throws -> (candidate: BatchRun, baseline: BatchRun) {
        let candidate = try batchRun()
        guard let text = query["baseline"], !text.isEmpty else { throw APIError.required("baseline") }
        guard let id = ID<BatchRun>(text) else { throw APIError.invalid("baseline", "“\(text)” is not a valid UUID.") }
        guard let baseline = try store.batchRun(id, in: project.number) else {
            throw APIError.invalid("baseline", code: "does_not_exist", "Invalid pk \"\(text)\" - object does not exist.")
        }
        return (candidate, baseline)
    }
}

extension ComparedItemQuery {
    /// Reads `evaluation`, which may be omitted if the run has only one, `change`, and the `cursor` of the next page.
    /// - Returns: `nil` if the baseline has no evaluation to compare with.
    init?(_ context: RequestContext, candidate: BatchRun, baseline: BatchRun) throws(APIError) {
        let query = context.query
        let named = try query.evaluation(of: candidate)
        guard let evaluation = named ?? Self.onlyEvaluation(of: candidate) else { throw .required("evaluation") }
        let change = try query.choice("change", ItemChange.init(rawValue:))
        let after = try query.comparisonCursor()
        let position = candidate.evaluations.firstIndex { $0.id == evaluation }
        let pairs = EvaluationPairing(candidate: candidate, baseline: baseline).pairs
        guard let pair = pairs.first(where: { $0.candidate == position }) else { return nil }
        // An item has a row for each trial, so fewer items make about the number of rows that the client asked for.
        let limit = max(1, context.window.limit / max(candidate.trials, baseline.trials))
        self.init(candidate: candidate, baseline: baseline, pair: pair, limit: limit)
        self.change = change
        self.after = after
    }

    private static func onlyEvaluation(of run: BatchRun) -> ID<Evaluation>? {
        run.evaluations.count == 1 ? run.evaluations[0].id : nil
    }
}

extension Query {
    /// Opaque to clients, which get it from `next`.
    fileprivate func comparisonCursor() throws(APIError) -> ComparisonCursor? {
        guard let text = self["cursor"], !text.isEmpty else { return nil }
        guard let cursor = ComparisonCursor(cursor: text) else {
            throw .invalid("cursor", "This cursor is not from a link of this list: start again without it.")
        }
        return cursor
    }
}

extension ComparisonCursor {
    /// The cursor as text: `b` before the number means that only items of the baseline are left.
    var cursor: String {
        switch self {
        case .candidate(let ordinal): "\(ordinal)"
        case .baseline(let ordinal): "b\(ordinal)"
        }
    }

    fileprivate init?(cursor: String) {
        let isOfBaseline = cursor.hasPrefix("b")
        guard let ordinal = Int64(isOfBaseline ? cursor.dropFirst() : cursor[...]) else { return nil }
        self = isOfBaseline ? .baseline(after: ordinal) : .candidate(after: ordinal)
    }
}
