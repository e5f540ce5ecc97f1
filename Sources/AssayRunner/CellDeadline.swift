internal import Threads

/// Answers an evaluator that takes long whether to go on with a cell: somebody must still want it, and its time must not be over.
///
/// Used by one thread, for one cell after another.
final class CellDeadline {
    /// What an evaluator may take for a cell, in the words of whoever reads the result.
    let limit: Duration
    private let isWanted: () -> Bool
    private var deadline: MonotonicTime
    private var nextQuestion: MonotonicTime
    private var refusal: Refusal?
    /// Whether the answer is wanted even where the run is parked or cancelled; its time may be over all the same.
    var isWantedAnyway = false

    private enum Refusal {
        case unwanted, late
    }

    /// An evaluator that has a limit of its own of the same length says itself what became of it.
    static let grace: Duration = .milliseconds(200)
    /// However often an evaluator asks, the engine is asked after so long: it has a lock that all threads share.
    private static let interval: Duration = .milliseconds(1)

    init(limit: Duration, isWanted: @escaping () -> Bool) {
        self.limit = limit
        self.isWanted = isWanted
        (deadline, nextQuestion) = (.now(), .now())
    }

    /// The next cell begins.
    func begin(at now: MonotonicTime) {
        deadline = now.advanced(by: limit + Self.grace)
        nextQuestion = now
        refusal = nil
    }

    /// Whether the evaluator should go on. Once it should not, it stays so for this cell.
    func goesOn(at now: MonotonicTime = .now()) -> Bool {
        guard refusal == nil else { return false }
        guard now >= nextQuestion || now >= deadline else { return true }
        nextQuestion = now.advanced(by: Self.interval)
        if !isWantedAnyway, !isWanted() {
            refusal = .unwanted
        } else if now >= deadline {
            refusal = .late
        }
        return refusal == nil
    }

    /// Whether the cell was broken off because its time was over.
    var isLate: Bool { refusal == .late }
}
