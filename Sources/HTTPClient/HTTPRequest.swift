/// One request to an HTTP server.
public struct HTTPRequest: Sendable {
    public enum Body: Sendable {
        case none
        case bytes([UInt8], type: String)
        /// A file, read while it is sent, so that it is never in memory as a whole.
        case file(path: String, type: String)
    }

    public var method: String
    /// Absolute, `http` or `https`.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: Body
    /// How long no byte may move in either direction before the request fails. Seconds are the smallest unit.
    public var timeout: Duration
    /// The maximum size of the response's body in bytes. A larger response is an error.
    public var maximumResponseSize: Int

    public init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
        timeout: Duration = .seconds(60), maximumResponseSize: Int = 64 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.maximumResponseSize = maximumResponseSize
    }
}

/// A server's response to a request.
public struct HTTPResponse: Sendable {
    public let status: Int
    public let body: [UInt8]
    /// The value of `Retry-After`, if any.
    public let retryAfter: Duration?
}

/// Why a request has no response. A response with status 400 or 500 is not an error.
public enum HTTPError: Error, Equatable, Sendable {
    /// Not an absolute `http` or `https` URL.
    case invalidURL(String)
    /// No server listens at the address, or its name is unknown.
    case unreachable(reason: String)
    /// No byte moved for the timeout of the request.
    case timedOut
    case responseTooLong(limit: Int)
    /// The body's file cannot be read.
    case unreadableFile(path: String, reason: String)
    /// The connection was lost. The server may have carried out the request.
    case connectionLost(reason: String)

    /// The message for users.
    public var sentence: String {
        switch self {
        case .invalidURL(let url): "“\(url)” is not a URL that starts with http:// or https://."
        case .unreachable(let reason): "The server cannot be reached: \(reason)."
        case .timedOut: "The server did not answer in time."
        case .responseTooLong(let limit): "The server's answer is longer than \(limit) bytes."
        case .unreadableFile(let path, let reason): "\(path) cannot be read: \(reason)."
        case .connectionLost(let reason): "The connection broke before the answer was complete: \(reason)."
        }
    }
}
