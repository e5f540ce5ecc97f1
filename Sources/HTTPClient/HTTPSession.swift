internal import CCurl

/// Sends HTTP requests one after the other from the calling thread, and keeps connections open between them.
///
/// Redirects are not followed: the response is then the redirect. A session cannot be copied, so that its connections close exactly once.
public struct HTTPSession: ~Copyable {
    private let handle: UnsafeMutableRawPointer

    public init() {
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory for a handle") }
        self.handle = handle
    }

    deinit { curl_easy_cleanup(handle) }

    /// Sends a request and waits for the response. `progress` gets the number of bytes of the body sent so far, and in all.
    public func send(_ request: HTTPRequest, progress: @escaping (Int, Int) -> Void = { _, _ in }) throws(HTTPError) -> HTTPResponse {
        try perform(request, Transfer(upload: try Upload(request.body, progress: progress), maximumSize: request.maximumResponseSize))
    }

    /// Like `send`, but passes the body of a successful response to `receive` piece by piece as it arrives, until `receive` returns
    /// `false`. The returned response then has no body. An unsuccessful response has its body as usual.
    public func stream(_ request: HTTPRequest, to receive: (UnsafeRawBufferPointer) -> Bool) throws(HTTPError) -> HTTPResponse {
        let upload = try Upload(request.body) { _, _ in }
        return try withoutActuallyEscaping(receive) { (receive) throws(HTTPError) in
            let transfer = Transfer(upload: upload, maximumSize: request.maximumResponseSize, receiver: receive)
            transfer.status = status
            defer { transfer.removeReceiver() }
            return try perform(request, transfer)
        }
    }

    private func perform(_ request: HTTPRequest, _ transfer: Transfer) throws(HTTPError) -> HTTPResponse {
        var fields: UnsafeMutablePointer<curl_slist>?
        for field in transfer.fields(of: request) { fields = curl_slist_append(fields, field) }
        defer { curl_slist_free_all(fields) }

        let code = withExtendedLifetime(transfer) {
            prepare(request, transfer, fields)
            return curl_easy_perform(handle)
        }
        guard code == CURLE_OK || transfer.wasStopped else { throw transfer.error(code, request) }
        return HTTPResponse(status: status(), body: transfer.body, retryAfter: retryAfter)
    }

    /// Returns the status of the response that is arriving or has arrived.
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

    private func prepare(_ request: HTTPRequest, _ transfer: Transfer, _ fields: UnsafeMutablePointer<curl_slist>?) {
        curl_easy_reset(handle)
        assay_curl_set_text(handle, CURLOPT_URL, request.url)
        assay_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        assay_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        assay_curl_set_long(handle, CURLOPT_NOBODY, request.method == "HEAD" ? 1 : 0)
        assay_curl_set_pointer(handle, CURLOPT_HTTPHEADER, fields)
        // Timeouts must not use SIGALRM, which belongs to the program.
        assay_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        assay_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 5000)
        assay_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
        assay_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, max(1, Int(request.timeout.components.seconds)))

        let context = Unmanaged.passUnretained(transfer).toOpaque()
        assay_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        assay_curl_set_transfer(handle, CURLOPT_WRITEFUNCTION, receiveBody)
        guard let upload = transfer.upload else { return }
        assay_curl_set_long(handle, CURLOPT_UPLOAD, 1)
        assay_curl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, upload.size)
        assay_curl_set_pointer(handle, CURLOPT_READDATA, context)
        assay_curl_set_transfer(handle, CURLOPT_READFUNCTION, readUpload)
        assay_curl_set_pointer(handle, CURLOPT_SEEKDATA, context)
        assay_curl_set_seek(handle, seekUpload)
    }
}
