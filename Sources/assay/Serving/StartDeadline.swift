/// When both programs must be ready. Whoever waits for them, a person or a supervisor, has an answer within 30 seconds: the last request
/// may begin just before this moment and take 5 seconds, and stopping both programs takes up to 4.
struct StartDeadline {
    private let moment = ContinuousClock.now + Self.patience

    private static let patience: Duration = .seconds(20)

    var isOver: Bool { ContinuousClock.now >= moment }

    /// - Parameter reason: without a full stop.
    func failure(_ reason: String) -> Failure {
        Failure("Assay was not ready within \(Self.patience.components.seconds) seconds: \(reason).")
    }
}
