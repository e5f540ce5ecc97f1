/// When both programs must be ready. Whoever waits for them, a person or a supervisor, has an answer within 30 seconds: some are left to stop
/// both.
struct StartDeadline {
    private let moment = ContinuousClock.now + Self.patience

    private static let patience: Duration = .seconds(24)

    var isOver: Bool { ContinuousClock.now >= moment }

    /// - Parameter reason: without a full stop.
    func failure(_ reason: String) -> Failure {
        Failure("Assay was not ready within \(Self.patience.components.seconds) seconds: \(reason).")
    }
}
