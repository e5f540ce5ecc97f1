internal import Glibc
internal import HTTPClient
internal import JSON

/// A client of the HTTP API of one project.
final class APIClient {
    let url: String
    let project: Int64
    private let key: String
    private let http = HTTPSession()

    /// Reads the address, project and key from the environment.
    init() throws(Failure) {
        url = try CommandEnvironment.url()
        project = try CommandEnvironment.project()
        key = try CommandEnvironment.key()
    }

    /// How long an unreachable server may take to come back.
    static let outageTimeout = Duration.seconds(30)

    /// A client of project 1.
    init(url: String, key: String) {
        self.url = url
        self.key = key
        project = 1
    }

    /// The response to a `GET`; `path` is below the project: `datasets/`.
    func get(_ path: String, _ query: [(String, String)] = [], timeout: Duration = .seconds(60)) throws(Failure) -> JSONValue {
        try send(HTTPRequest("GET", address(path, query), timeout: timeout))
    }

    /// As `get`, for a result that the server may have to compute first. While the server answers 202, the request is repeated and the
    /// progress is shown with `text`. The server may be unreachable for up to `outageTimeout`; it resumes the computation afterwards.
    func getComputed(_ path: String, _ query: [(String, String)], showing text: (_ done: Int, _ total: Int) -> String) throws(Failure)
        -> JSONValue
    {
        var progress = Progress()
        defer { progress.clear() }
        var unreachableSince: ContinuousClock.Instant?
        while true {
            var pause: Int64 = 1
            do throws(Failure) {
                let answer = try self.answer(HTTPRequest("GET", address(path, query)))
                guard answer.isSuccess else { throw answer.failure(from: url) }
                guard answer.status == 202 else { return answer.value }
                unreachableSince = nil
                let (done, total) = (answer.value["done"]?.integer ?? 0, answer.value["total"]?.integer ?? 0)
                progress.show(done: done, of: total) { width in String(text(done, total).prefix(width)) }
                pause = min(30, max(1, answer.retryAfter?.components.seconds ?? 1))
            } catch {
                guard error.isTemporary else { throw error }
                if unreachableSince == nil {
                    progress.clear()
                    Console.printError("The server does not answer. Waiting for up to \(Self.outageTimeout.components.seconds) s.")
                }
                let since = unreachableSince ?? .now
                unreachableSince = since
                guard since.duration(to: .now) < Self.outageTimeout else { throw error }
            }
            sleep(UInt32(pause))
        }
    }

    func post(_ path: String, _ body: JSONText = .emptyObject) throws(Failure) -> JSONValue {
        try send(HTTPRequest("POST", address(path), body: .bytes(body.bytes, type: "application/json")))
    }

    func patch(_ path: String, _ body: JSONText) throws(Failure) -> JSONValue {
        try send(HTTPRequest("PATCH", address(path), body: .bytes(body.bytes, type: "application/json")))
    }

    /// Sends a body and returns the answer, which may be an error.
    func upload(_ body: HTTPRequest.Body, to path: String, _ query: [(String, String)], progress: @escaping (Int, Int) -> Void)
        throws(Failure) -> APIAnswer
    {
        // The server answers after it has made up to a gibibyte of rows durable.
        try answer(HTTPRequest("POST", address(path, query), body: body, timeout: .seconds(900)), progress)
    }

    /// Passes the rows of a list to `row`, until it returns false.
    func rows(_ path: String, _ query: [(String, String)] = [], each row: (JSONValue) throws(Failure) -> Bool) throws(Failure) {
        var rows = RowIterator(self, path, query)
        while let value = try rows.next() {
            guard try row(value) else { return }
        }
    }

    /// Passes a long answer to `receive` in chunks as they arrive, until it returns false. Uses a connection of its own, so that other
    /// requests are possible in the meantime.
    func stream(_ path: String, _ query: [(String, String)] = [], to receive: (UnsafeRawBufferPointer) -> Bool) throws(Failure) {
        let http = HTTPSession()
        let response: HTTPResponse
        do {
            response = try http.stream(authorized(HTTPRequest("GET", address(path, query))), to: receive)
        } catch {
            throw failure(error)
        }
        guard (200..<300).contains(response.status) else { throw try answer(from: response).failure(from: url) }
    }

    /// The page of a list that a `next` link names.
    func page(_ link: String) throws(Failure) -> JSONValue {
        try send(HTTPRequest("GET", try onThisServer(link)))
    }

    /// The address of the link's path on this server, so that the key is not sent to another host.
    private func onThisServer(_ link: String) throws(Failure) -> String {
        guard let start = link.firstRange(of: "/api/")?.lowerBound else { throw unreadable(200) }
        return url + link[start...]
    }

    private func address(_ path: String, _ query: [(String, String)] = []) -> String {
        let pairs = query.map { "\($0)=\(QueryEncoding.encode($1))" }.joined(separator: "&")
        return "\(url)/api/projects/\(project)/\(path)\(pairs.isEmpty ? "" : "?\(pairs)")"
    }

    private func send(_ request: HTTPRequest) throws(Failure) -> JSONValue {
        let answer = try answer(request)
        guard answer.isSuccess else { throw answer.failure(from: url) }
        return answer.value
    }

    private func answer(_ request: HTTPRequest, _ progress: @escaping (Int, Int) -> Void = { _, _ in }) throws(Failure) -> APIAnswer {
        let response: HTTPResponse
        do {
            response = try http.send(authorized(request), progress: progress)
        } catch {
            throw failure(error)
        }
        return try self.answer(from: response)
    }

    private func authorized(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.headers.append(("Authorization", "Bearer \(key)"))
        return request
    }

    private func answer(from response: HTTPResponse) throws(Failure) -> APIAnswer {
        do {
            return APIAnswer(status: response.status, value: try JSONValue(parsing: response.body), retryAfter: response.retryAfter)
        } catch {
            throw unreadable(response.status)
        }
    }

    private func failure(_ error: HTTPError) -> Failure {
        switch error {
        case .unreachable:
            Failure("Nothing answers at \(url): start it with `assay serve`, or set ASSAY_URL.", isTemporary: true)
        case .invalidURL: Failure("ASSAY_URL must start with http:// or https://, not be \(url.inQuotes).")
        case .connectionLost, .timedOut: Failure(error.sentence, isTemporary: true)
        case .responseTooLong, .unreadableFile: Failure(error.sentence)
        }
    }

    private func unreadable(_ status: Int) -> Failure {
        Failure("The response of \(url) (status \(status)) does not come from Assay: check ASSAY_URL.")
    }
}

/// An answer of the server, successful or not.
struct APIAnswer {
    let status: Int
    let value: JSONValue
    /// The delay before a retry that the server asks for.
    let retryAfter: Duration?

    var isSuccess: Bool { (200..<300).contains(status) }

    /// The error that the answer reports.
    func failure(from url: String) -> Failure {
        let detail = value["detail"]?.string ?? "\(url) answered \(status)."
        switch status {
        case 401: return Failure("\(url) refuses the key: \(detail) `assay keys create --label me --scopes '*'` creates one.")
        case 403: return Failure("\(url) refuses: \(detail)")
        default: break
        }
        let isTemporary = [429, 502, 503, 504].contains(status)
        guard let field = value["attr"]?.string else { return Failure(detail, isTemporary: isTemporary, isNotFound: status == 404) }
        // The API spells a field inside a field budget__calls.
        return Failure("\(field.replacing("__", with: ".").visibleOnOneLine): \(detail)", isTemporary: isTemporary)
    }
}

extension HTTPResponse {
    /// The message of an error response: the sentence in its JSON, else the beginning of its body.
    var explanation: String {
        let value = try? JSONValue(parsing: body)
        if let sentence = value?["detail"]?.string ?? value?["reason"]?.string { return String(sentence.prefix(300)) }
        return String(decoding: body.prefix(300), as: UTF8.self)
    }
}

/// Percent-encoding of values in a query (RFC 3986).
private enum QueryEncoding {
    /// Letters, digits and `-._~` stay, every other byte becomes `%41`.
    static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            let scalar = UnicodeScalar(byte)
            if isUnreserved(scalar) {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    private static func isUnreserved(_ scalar: UnicodeScalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
    }
}
