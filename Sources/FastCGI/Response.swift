/// What goes back to the client.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Written piece by piece; the writer throws `ClientGone` when nobody listens any more.
        case stream(@Sendable (_ write: (UnsafeRawBufferPointer) throws(ClientGone) -> Void) throws(ClientGone) -> Void)
    }

    public var status: Int
    /// In the order in which they are sent.
    public var headers: [(name: String, value: String)]
    public var body: Body

    public init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// The client closed its connection before the end of the response.
public struct ClientGone: Error {
    public init() {}
}
