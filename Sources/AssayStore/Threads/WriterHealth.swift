/// Whether the writer gets on: since when it has been at a commit, and how the last ones ended.
struct WriterHealth {
    private var busySince: ContinuousClock.Instant?
    private var lastFailure: (error: StoreError, at: ContinuousClock.Instant)?

    /// A commit that takes longer keeps requests from being taken on in numbers.
    static let slow: Duration = .seconds(1)
    /// A commit that takes longer is an obstacle.
    static let stuck: Duration = .seconds(10)
    /// A failure counts for so long. Where nothing is written after it, nothing else shows that its cause is gone.
    static let memory: Duration = .seconds(10)

    mutating func begin(at now: ContinuousClock.Instant) { busySince = now }

    /// `failure`: why there was no commit. A job that failed for a reason of its own says nothing of the writer.
    mutating func end(with failure: StoreError?, at now: ContinuousClock.Instant) {
        busySince = nil
        if let failure, failure.isOfTheStore { lastFailure = (failure, now) } else if failure == nil { lastFailure = nil }
    }

    func isStuck(at now: ContinuousClock.Instant) -> Bool { busySince.map { now - $0 > Self.slow } ?? false }

    /// Why what is handed in now would not be written.
    func obstacle(at now: ContinuousClock.Instant) -> StoreError? {
        if let busySince, now - busySince > Self.stuck { return .stuck }
        guard let lastFailure, now - lastFailure.at < Self.memory else { return nil }
        return lastFailure.error
    }
}

extension StoreError {
    fileprivate var isOfTheStore: Bool {
        switch self {
        case .externalIDTaken, .closed, .overloaded: false
        default: !isMistake
        }
    }
}
