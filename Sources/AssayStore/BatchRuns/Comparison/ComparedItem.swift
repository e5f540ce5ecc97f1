internal import AssayDomain

/// One item as both runs judged it.
struct ComparedItem {
    /// Ordinals; `nil` where the run has no result for it.
    private(set) var candidate: Int64?
    private(set) var baseline: Int64?
    private let isByExternalID: Bool
    private var externalID: String?
    /// By pair of evaluations.
    private(set) var candidateScores: [ItemScore?]
    private(set) var baselineScores: [ItemScore?]

    /// - Parameters:
    ///   - count: of pairs.
    ///   - isByExternalID: whether an item is known by that, as across datasets, or by its ordinal.
    init(count: Int, isByExternalID: Bool) {
        self.isByExternalID = isByExternalID
        candidateScores = Array(repeating: nil, count: count)
        baselineScores = candidateScores
    }

    var isEmpty: Bool { candidate == nil && baseline == nil }

    /// The place in the order of ordinals.
    var ordinal: Int64 { candidate ?? baseline ?? -1 }

    /// Whether a result is of this item.
    func isJoined(by result: ComparedResult) -> Bool {
        if let own = result.isCandidate ? candidate : baseline { return own == result.item }
        guard let other = result.isCandidate ? baseline : candidate else { return false }
        return isByExternalID ? externalID != nil && externalID == result.externalID : other == result.item
    }

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
