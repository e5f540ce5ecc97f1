/// One request to an HTTP server.
public struct HTTPRequest: Sendable {
    public enum Body: Sendable {
        case none
        case bytes([UInt8], type: String)
        /// A file, read as it is sent: it never lies in memory as a whole.
        case file(path: String, type: String)
    }

    public var method: String
    /// Absolute, `http` or `https`.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: Body
    /// How long nothing may move in either direction before the request is given up.
    public var patience: Duration
    /// A longer answer is refused.
    public var maximumAnswer: Int

    public init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
        patience: Duration = .seconds(60), maximumAnswer: Int = 64 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.patience = patience
        self.maximumAnswer = maximumAnswer
    }
}

/// What a server answered.
public struct HTTPResponse: Sendable {
    public let status: Int
    public let body: [UInt8]
    /// What `Retry-After` says; `nil` where there is none.
    public let retryAfter: Duration?
}
