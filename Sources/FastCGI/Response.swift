/// A response to the client.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Written piece by piece on the thread of the request.
        case stream(@Sendable (_ stream: any ResponseStream) throws(StreamAborted) -> Void)
    }

    public var status: Int
    /// In the order of sending.
    public var headers: [(name: String, value: String)]
    public var body: Body
    /// Called once when sending has ended.
    public var whenSent: (@Sendable (Delivery) -> Void)?
    /// An object that is retained until the response was sent, such as a permit of a semaphore.
    public var holding: (any Sendable & AnyObject)?

    public init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Receives the pieces of a response.
public protocol ResponseStream {
    /// Returns when the whole piece was handed to the system, which takes long if the client is slow.
    func write(_ piece: UnsafeRawBufferPointer) throws(StreamAborted)

    /// Whether 64 KiB can be written without waiting for the client, now or within `time`.
    func isReady(within time: Duration) -> Bool
}

extension ResponseStream {
    public func write(_ piece: [UInt8]) throws(StreamAborted) {
        try piece.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    public func isReady(within time: Duration) -> Bool { true }
}

/// Why a response ended before it was complete. The client sees that it is incomplete.
public enum StreamAborted: Error {
    /// The client closed its connection.
    case clientGone
    /// The client read nothing for the server's timeout.
    case clientTooSlow
    /// The rest of the response could not be produced.
    case failed(any Error)
}

/// How the sending of a response ended.
public struct Delivery: Sendable {
    /// Bytes of the body that were handed to the system.
    public let bytes: Int
    /// `nil` if the response is complete.
    public let aborted: StreamAborted?

    public init(bytes: Int, aborted: StreamAborted? = nil) {
        self.bytes = bytes
        self.aborted = aborted
    }
}
