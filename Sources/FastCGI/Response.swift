/// What goes back to the client.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Written piece by piece, on a thread that takes no other request meanwhile.
        case stream(@Sendable (_ stream: any ResponseStream) throws(StreamAborted) -> Void)
    }

    public var status: Int
    /// In the order in which they are sent.
    public var headers: [(name: String, value: String)]
    public var body: Body
    /// Told once how the sending ended.
    public var whenSent: (@Sendable (Delivery) -> Void)?
    /// Kept until the response was sent, such as a share of something that is limited.
    public var holding: (any Sendable & AnyObject)?

    public init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Takes the pieces of a response.
public protocol ResponseStream {
    /// Returns when all of it is on its way, which with a slow client may take long.
    func write(_ piece: UnsafeRawBufferPointer) throws(StreamAborted)

    /// Whether 64 KiB would be taken without waiting for the client, now or within `time`.
    func isReady(within time: Duration) -> Bool
}

extension ResponseStream {
    public func write(_ piece: [UInt8]) throws(StreamAborted) {
        try piece.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    public func isReady(within time: Duration) -> Bool { true }
}

/// Why a response ends before it is complete. What was sent of it is not taken for the whole.
public enum StreamAborted: Error {
    /// The client closed its connection.
    case clientGone
    /// The client took nothing for as long as the server waits.
    case clientTooSlow
    /// The rest of the response cannot be made.
    case failed(any Error)
}

/// How the sending of a response ended.
public struct Delivery: Sendable {
    /// Bytes of the body that were handed over.
    public let bytes: Int
    /// Nil where the response was complete.
    public let aborted: StreamAborted?

    public init(bytes: Int, aborted: StreamAborted? = nil) {
        self.bytes = bytes
        self.aborted = aborted
    }
}
