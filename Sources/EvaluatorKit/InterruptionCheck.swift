/// Asks now and then whether an answer is still wanted, for an evaluator that may take long: asking costs more than a short text does.
public struct InterruptionCheck {
    /// About a millisecond's work.
    private static let share = 1_000_000

    private let isWanted: () -> Bool
    private var left = Self.share

    public init(while isWanted: @escaping () -> Bool) { self.isWanted = isWanted }

    /// Throws `.interrupted` where the answer is not wanted any more.
    ///
    /// - Parameter work: how much has been done since the last call, in bytes of text that were looked at.
    public mutating func spend(_ work: Int) throws(EvaluationError) {
        left -= work
        guard left < 0 else { return }
        left = Self.share
        guard isWanted() else { throw .interrupted }
    }
}
