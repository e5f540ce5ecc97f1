internal import AssayDomain

/// One item as both runs judged it.
struct ComparedItem {
    /// Ordinals; `nil` where the run has no result for it.
    private(set) var candidate: Int64?
    private(set) var baseline: Int64?
    /// Of the version that was judged, where it was asked for.
    private(set) var externalID: String?
    /// By pair of evaluations.
    private(set) var candidateScores: [ItemScore?]
    private(set) var baselineScores: [ItemScore?]

    /// - Parameter count: of pairs.
    init(count: Int) {
        candidateScores = Array(repeating: nil, count: count)
        baselineScores = candidateScores
    }

    var isEmpty: Bool { candidate == nil && baseline == nil }

    /// The place in the order of ordinals.
    var ordinal: Int64 { candidate ?? baseline ?? -1 }

    /// Whether a result that comes in the order of ordinals is of this item.
    func isJoined(by result: ComparedResult) -> Bool { !isEmpty && ordinal == result.item }

    mutating func begin(with result: ComparedResult) {
        (candidate, baseline, externalID) = (nil, nil, result.externalID)
        for pair in candidateScores.indices { (candidateScores[pair], baselineScores[pair]) = (nil, nil) }
    }

    /// - Parameter pair: `nil` where the evaluation is in no pair.
    mutating func add(_ result: ComparedResult, toPair pair: Int?) {
        if result.isCandidate {
            candidate = result.item
            if let pair { Self.add(result, to: &candidateScores[pair]) }
        } else {
            baseline = result.item
            if let pair { Self.add(result, to: &baselineScores[pair]) }
        }
    }

    private static func add(_ result: ComparedResult, to score: inout ItemScore?) {
        if score == nil { score = ItemScore(version: result.version) }
        if let verdict = result.verdict { score?.add(verdict.answer, passed: verdict.passed) }
    }
}
