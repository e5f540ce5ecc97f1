/// How fast the body of an import must arrive: it holds a thread and one of its project's permits meanwhile.
///
/// Only the time counts in which Assay waits for the client.
struct UploadRate {
    /// Bytes a second that must arrive: 1 GiB takes three days at this pace.
    static let leastRate = 4096
    /// How long nothing may arrive. It is also the most time that fast bytes earn for slower ones after them.
    static let grace: Duration = .seconds(60)

    private let now: () -> ContinuousClock.Instant
    /// How much longer the client may take.
    private var credit = UploadRate.grace

    init(now: @escaping () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    /// Reads a piece, and refuses a body that arrives too slowly.
    mutating func time(_ read: () throws(APIError) -> Int) throws(APIError) -> Int {
        let start = now()
        let count = try read()
        credit -= start.duration(to: now())
        credit = min(credit + .seconds(Double(count) / Double(Self.leastRate)), Self.grace)
        if count > 0, credit < .zero { throw Self.tooSlow }
        return count
    }

    private static let tooSlow = APIError(
        status: 408, type: "invalid_request", code: "request_timeout",
        detail: """
            The body arrives too slowly: send at least \(leastRate) bytes a second, with pauses of less than a minute. Import the lines in \
            smaller parts, or over a faster connection.
            """)
}
