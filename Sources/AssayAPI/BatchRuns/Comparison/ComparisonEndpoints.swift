internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `batch_runs/{id}/compare/` and `batch_runs/{id}/compare/items/`: the run of the path is the candidate.
enum ComparisonEndpoints {
    static let routes = [
        Route("batch_runs/{id}/compare/", .get(compare, needs: "evaluation:read", "dataset:read")),
        Route("batch_runs/{id}/compare/items/", .get(items, needs: "evaluation:read", "dataset:read")),
    ]

    @Sendable private static func compare(_ exchange: Exchange) throws -> Response {
        let (candidate, baseline) = try exchange.comparedRuns()
        let pairing = EvaluationPairing(candidate: candidate, baseline: baseline)
        let tallies = try exchange.store.tallies(of: candidate, against: baseline, pairing)
        let comparison = RunComparison(candidate: candidate, baseline: baseline, pairing, tallies)
        return .json(200) { json in json.comparison(comparison) }
    }

    /// How many items there are is in the comparison; to count them here would take as long as that.
    @Sendable private static func items(_ exchange: Exchange) throws -> Response {
        let (candidate, baseline) = try exchange.comparedRuns()
        let query = try ComparedItemQuery(exchange, candidate: candidate, baseline: baseline)
        let page = try query.map { try exchange.store.comparedItems($0) }
        let next = page?.next.map { exchange.link(["cursor": "\($0)", "limit": "\(exchange.window.limit)"]) }
        return Exchange.page(count: nil, next: next, previous: nil, page?.cells ?? []) { json, cell in json.comparedCell(cell) }
    }
}

extension Exchange {
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
