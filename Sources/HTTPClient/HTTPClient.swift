internal import CCurl

/// Sends one request after the other from the thread that asks, over connections that it keeps.
///
/// It follows no redirect: an answer of 301 is the answer. It cannot be copied, so its connections close once.
public struct HTTPClient: ~Copyable {
    private let handle: UnsafeMutableRawPointer

    public init() {
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
        self.handle = handle
    }

    deinit { curl_easy_cleanup(handle) }

    /// Sends and waits. `progress` is told how many bytes of the body have left, of how many.
    public func send(_ request: HTTPRequest, progress: @escaping (Int, Int) -> Void = { _, _ in }) throws(HTTPError) -> HTTPResponse {
        try perform(request, Transfer(upload: try Upload(request.body, progress: progress), maximumAnswer: request.maximumAnswer))
    }

    /// As `send`, but hands a good answer over piece by piece, as it arrives, until `receive` has had enough and says false. The response
    /// then has no body; any other answer has one.
    public func stream(_ request: HTTPRequest, to receive: (UnsafeRawBufferPointer) -> Bool) throws(HTTPError) -> HTTPResponse {
        let upload = try Upload(request.body) { _, _ in }
        return try withoutActuallyEscaping(receive) { (receive) throws(HTTPError) in
            let exchange = Transfer(upload: upload, maximumAnswer: request.maximumAnswer, receiver: receive)
            exchange.status = status
            defer { exchange.forgetReceiver() }
            return try perform(request, exchange)
        }
    }

    private func perform(_ request: HTTPRequest, _ exchange: Transfer) throws(HTTPError) -> HTTPResponse {
        var fields: UnsafeMutablePointer<curl_slist>?
        for field in exchange.fields(of: request) { fields = curl_slist_append(fields, field) }
        defer { curl_slist_free_all(fields) }

        let code = withExtendedLifetime(exchange) {
            prepare(request, exchange, fields)
            return curl_easy_perform(handle)
        }
        guard code == CURLE_OK || exchange.isEnough else { throw exchange.error(code, request) }
        return HTTPResponse(status: status(), body: exchange.answer, retryAfter: retryAfter)
    }

    /// Of the answer that is arriving or has arrived.
    private var status: () -> Int {
        let handle = handle
        return {
            var status = 0
            assay_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            return status
        }
    }

    private var retryAfter: Duration? {
        var seconds: curl_off_t = 0
        assay_curl_get_offset(handle, CURLINFO_RETRY_AFTER, &seconds)
        return seconds > 0 ? .seconds(Int64(seconds)) : nil
    }

    private func prepare(_ request: HTTPRequest, _ exchange: Transfer, _ fields: UnsafeMutablePointer<curl_slist>?) {
        curl_easy_reset(handle)
        assay_curl_set_text(handle, CURLOPT_URL, request.url)
        assay_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        assay_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        assay_curl_set_long(handle, CURLOPT_NOBODY, request.method == "HEAD" ? 1 : 0)
        assay_curl_set_pointer(handle, CURLOPT_HTTPHEADER, fields)
        // Time-outs must not use SIGALRM, which belongs to the program.
        assay_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        assay_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 5000)
        assay_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        assay_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, max(1, Int(request.patience.components.seconds)))

        let context = Unmanaged.passUnretained(exchange).toOpaque()
        assay_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        assay_curl_set_transfer(handle, CURLOPT_WRITEFUNCTION, keepAnswer)
        guard let upload = exchange.upload else { return }
        assay_curl_set_long(handle, CURLOPT_UPLOAD, 1)
        assay_curl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, upload.size)
        assay_curl_set_pointer(handle, CURLOPT_READDATA, context)
        assay_curl_set_transfer(handle, CURLOPT_READFUNCTION, readBody)
        assay_curl_set_pointer(handle, CURLOPT_SEEKDATA, context)
        assay_curl_set_seek(handle, seekBody)
    }
}
