internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import JSON

/// `batch_runs/{id}/compare/` and `batch_runs/{id}/compare/items/`: the run of the path is the candidate.
enum ComparisonEndpoints {
    static let routes = [
        Route("batch_runs/{id}/compare/", .get(compare, needs: "evaluation:read", "dataset:read")),
        Route("batch_runs/{id}/compare/items/", .get(items, needs: "evaluation:read", "dataset:read")),
    ]

    @Sendable private static func compare(_ exchange: RequestContext) throws -> Response {
        let (candidate, baseline) = try exchange.comparedRuns()
        let write = { @Sendable (comparison: RunComparison) in JSONWriter.text { json in json.comparison(comparison) } }
        switch try exchange.api.runner.comparison(of: candidate, with: baseline, as: write) {
        case .outcome(let text): return .json(200) { json in json.json(text) }
        case .computing(let done, let total): return computing(done, of: total)
        }
    }

    /// Two large runs are compared in the background: ask again.
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

    /// How many items there are is in the comparison; to count them here would take as long as that.
    @Sendable private static func items(_ exchange: RequestContext) throws -> Response {
        let (candidate, baseline) = try exchange.comparedRuns()
        let query = try ComparedItemQuery(exchange, candidate: candidate, baseline: baseline)
        let page = try query.map { try exchange.store.comparedItems($0) }
        let next = page?.next.map { exchange.link(["cursor": $0.cursor, "limit": "\(exchange.window.limit)"]) }
        return RequestContext.page(count: nil, next: next, previous: nil, page?.cells ?? []) { json, cell in json.comparedCell(cell) }
    }
}

extension RequestContext {
    /// The run of the path, and the one that `baseline` names.
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
