internal import AssayDomain
internal import AssayStore

extension ComparedItemQuery {
    /// `evaluation`, which may be left out where the run has one, and `change`; `cursor` goes on where a page ended.
    /// - Returns: `nil` where the baseline has nothing to compare the evaluation with.
    init?(_ exchange: RequestContext, candidate: BatchRun, baseline: BatchRun) throws(APIError) {
        let query = exchange.query
        let named = try query.evaluation(of: candidate)
        guard let evaluation = named ?? Self.onlyEvaluation(of: candidate) else { throw .required("evaluation") }
        let change = try query.choice("change", ItemChange.init(rawValue:))
        let after = try query.comparisonCursor()
        let position = candidate.evaluations.firstIndex { $0.id == evaluation }
        let pairs = EvaluationPairing(candidate: candidate, baseline: baseline).pairs
        guard let pair = pairs.first(where: { $0.candidate == position }) else { return nil }
        // A page of items with all their trials has about as many rows as were asked for.
        let limit = max(1, exchange.window.limit / max(candidate.trials, baseline.trials))
        self.init(candidate: candidate, baseline: baseline, pair: pair, limit: limit)
        self.change = change
        self.after = after
    }

    private static func onlyEvaluation(of run: BatchRun) -> ID<Evaluation>? {
        run.evaluations.count == 1 ? run.evaluations[0].id : nil
    }
}

extension Query {
    /// Clients take it from `next` and do not look into it.
    fileprivate func comparisonCursor() throws(APIError) -> ComparisonCursor? {
        guard let text = self["cursor"], !text.isEmpty else { return nil }
        guard let place = ComparisonCursor(cursor: text) else {
            throw .invalid("cursor", "This cursor is not from a link of this list: begin again without it.")
        }
        return place
    }
}

extension ComparisonCursor {
    /// The letter says that only items of the baseline are left.
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
