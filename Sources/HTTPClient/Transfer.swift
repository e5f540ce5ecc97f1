internal import CCurl

/// The state of one request and its response, which libcurl's callbacks read and change.
final class Transfer {
    let upload: Upload?
    private(set) var body: [UInt8] = []
    private let maximumSize: Int
    private var isTooLong = false
    /// Gets the body of a successful response, which is then not collected in `body`.
    private var receiver: ((UnsafeRawBufferPointer) -> Bool)?
    /// Returns the status of the response, once it has arrived.
    var status: () -> Int = { 0 }
    /// Whether the receiver stopped the transfer.
    private(set) var wasStopped = false

    init(upload: Upload?, maximumSize: Int, receiver: ((UnsafeRawBufferPointer) -> Bool)? = nil) {
        self.upload = upload
        self.maximumSize = maximumSize
        self.receiver = receiver
    }

    func removeReceiver() { receiver = nil }

    /// The header lines to send.
    func fields(of request: HTTPRequest) -> [String] {
        var fields = request.headers.map { "\($0.name): \($0.value)" }
        guard let upload else { return fields }
        fields.append("Content-Type: \(upload.type)")
        // Otherwise libcurl sends `Expect: 100-continue` and waits up to a second before it sends the body.
        fields.append("Expect:")
        return fields
    }

    /// Collects bytes of the body, or passes them to the receiver. Returns `false` if the transfer is to stop.
    func receive(_ bytes: UnsafeBufferPointer<CChar>) -> Bool {
        if let receiver, (200..<300).contains(status()) {
            wasStopped = !receiver(UnsafeRawBufferPointer(bytes))
            return !wasStopped
        }
        guard body.count + bytes.count <= maximumSize else {
            isTooLong = true
            return false
        }
        body.append(contentsOf: UnsafeRawBufferPointer(bytes))
        return true
    }

    /// The error for libcurl's code.
    func error(_ code: CURLcode, _ request: HTTPRequest) -> HTTPError {
        if let failure = upload?.failure { return failure }
        if isTooLong { return .responseTooLong(limit: maximumSize) }
        let reason = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .invalidURL(request.url)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: .unreachable(reason: reason)
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        default: .connectionLost(reason: reason)
        }
    }
}

nonisolated let receiveBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    bytes, size, count, context in
    transfer(context).receive(UnsafeBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

nonisolated let readUpload: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    buffer, size, count, context in
    transfer(context).upload?.read(into: UnsafeMutableBufferPointer(start: buffer, count: size * count)) ?? 0
}

nonisolated let seekUpload: @convention(c) (UnsafeMutableRawPointer?, curl_off_t, Int32) -> Int32 = { context, position, _ in
    transfer(context).upload?.seek(to: Int(position)) == true ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer {
    guard let context else { preconditionFailure("libcurl called back without its context") }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}
