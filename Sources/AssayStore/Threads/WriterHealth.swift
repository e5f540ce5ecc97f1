/// Tells whether the writer makes progress, from the duration of the current commit and the outcome of the last ones.
struct WriterHealth {
    private var busySince: ContinuousClock.Instant?
    private var lastFailure: (error: StoreError, at: ContinuousClock.Instant)?

    /// During a commit that takes longer, fewer requests may wait.
    static let slowThreshold: Duration = .seconds(1)
    /// A commit that takes longer is reported as `.stuck`.
    static let stuckThreshold: Duration = .seconds(10)
    /// How long a failure is reported if no commit succeeds after it.
    static let failureLifetime: Duration = .seconds(10)

    mutating func begin(at now: ContinuousClock.Instant) { busySince = now }

    /// - Parameter failure: the error of the commit. Errors that concern only one job are ignored.
    mutating func end(with failure: StoreError?, at now: ContinuousClock.Instant) {
        busySince = nil
        if let failure, failure.concernsStore { lastFailure = (failure, now) } else if failure == nil { lastFailure = nil }
    }

    func isSlow(at now: ContinuousClock.Instant) -> Bool { busySince.map { now - $0 > Self.slowThreshold } ?? false }

    /// The error with which a write would probably fail now; `nil` if the writer is healthy.
    func problem(at now: ContinuousClock.Instant) -> StoreError? {
        if let busySince, now - busySince > Self.stuckThreshold { return .stuck }
        guard let lastFailure, now - lastFailure.at < Self.failureLifetime else { return nil }
        return lastFailure.error
    }
}

extension StoreError {
    /// Whether the error concerns the whole store, not only one job.
    fileprivate var concernsStore: Bool {
        switch self {
        case .externalIDTaken, .leaseLost, .closed, .overloaded: false
        default: !isBug
        }
    }
}
