/// How fast the body of an import must arrive: it holds a thread and one of its project's permits meanwhile.
///
/// Only the time counts in which Assay waits for the client.
struct ImportPace {
    /// Bytes a second that must have arrived on average, once `grace` was waited: 1 GiB takes three days at this pace.
    static let leastRate = 4096
    static let grace: Duration = .seconds(60)

    private let now: () -> ContinuousClock.Instant
    private var waited: Duration = .zero
    private var arrived = 0

    init(now: @escaping () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    /// Reads a piece, and refuses a body that arrives too slowly.
    mutating func time(_ read: () throws(APIError) -> Int) throws(APIError) -> Int {
        let start = now()
        let count = try read()
        waited += start.duration(to: now())
        arrived += count
        if count > 0, waited > Self.grace, Double(arrived) < waited / .seconds(1) * Double(Self.leastRate) { throw Self.tooSlow }
        return count
    }

    private static let tooSlow = APIError(
        status: 408, type: "invalid_request", code: "request_timeout",
        detail: """
            The body arrives too slowly: after the first minute, at least \(leastRate) bytes a second are needed. Import the lines in \
            smaller parts, or over a faster connection.
            """)
}
