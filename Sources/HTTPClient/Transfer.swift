internal import CCurl

/// One request and what has come of it so far: what libcurl's callbacks work on.
final class Transfer {
    let upload: Upload?
    private(set) var answer: [UInt8] = []
    private let maximumAnswer: Int
    private var isTooLong = false
    /// Takes a good answer instead of `answer`.
    private var receiver: ((UnsafeRawBufferPointer) -> Bool)?
    /// The answer's status, once there is one.
    var status: () -> Int = { 0 }
    /// Whether the receiver wanted no more.
    private(set) var isEnough = false

    init(upload: Upload?, maximumAnswer: Int, receiver: ((UnsafeRawBufferPointer) -> Bool)? = nil) {
        self.upload = upload
        self.maximumAnswer = maximumAnswer
        self.receiver = receiver
    }

    func forgetReceiver() { receiver = nil }

    /// The header lines to send.
    func fields(of request: HTTPRequest) -> [String] {
        var fields = request.headers.map { "\($0.name): \($0.value)" }
        guard let upload else { return fields }
        fields.append("Content-Type: \(upload.type)")
        // Without this libcurl asks first and waits up to a second for leave.
        fields.append("Expect:")
        return fields
    }

    /// Keeps bytes of the answer, or hands them on; false when there are too many.
    func keep(_ bytes: UnsafeBufferPointer<CChar>) -> Bool {
        if let receiver, (200..<300).contains(status()) {
            isEnough = !receiver(UnsafeRawBufferPointer(bytes))
            return !isEnough
        }
        guard answer.count + bytes.count <= maximumAnswer else {
            isTooLong = true
            return false
        }
        answer.append(contentsOf: UnsafeRawBufferPointer(bytes))
        return true
    }

    /// What libcurl's code means for this exchange.
    func error(_ code: CURLcode, _ request: HTTPRequest) -> HTTPError {
        if let failure = upload?.failure { return failure }
        if isTooLong { return .answerTooLong(limit: maximumAnswer) }
        let reason = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .unusableURL(request.url)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: .unreachable(reason: reason)
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        default: .broken(reason: reason)
        }
    }
}

nonisolated let keepAnswer: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    bytes, size, count, context in
    exchange(context).keep(UnsafeBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

nonisolated let readBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    room, size, count, context in
    exchange(context).upload?.read(into: UnsafeMutableBufferPointer(start: room, count: size * count)) ?? 0
}

nonisolated let seekBody: @convention(c) (UnsafeMutableRawPointer?, curl_off_t, Int32) -> Int32 = { context, position, _ in
    exchange(context).upload?.seek(to: Int(position)) == true ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
}

private func exchange(_ context: UnsafeMutableRawPointer?) -> Transfer {
    guard let context else { preconditionFailure("libcurl calls back without the context it was given") }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}
