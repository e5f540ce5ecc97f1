internal import Glibc
internal import HTTPClient
internal import JSON

/// The Assay that `ASSAY_URL` names, seen from one project of it.
final class APIClient {
    let url: String
    let project: Int64
    private let key: String
    private let client = HTTPClient()

    /// As the environment says.
    init() throws(Failure) {
        url = try CommandEnvironment.url()
        project = try CommandEnvironment.project()
        key = try CommandEnvironment.key()
    }

    /// How long a server that is gone may take to come back.
    static let outagePatience = Duration.seconds(30)

    /// With what is known already.
    init(url: String, key: String) {
        self.url = url
        self.key = key
        project = 1
    }

    /// What answers a `GET`; `path` is below the project: `datasets/`.
    func get(_ path: String, _ query: [(String, String)] = [], patience: Duration = .seconds(60)) throws(Failure) -> JSONValue {
        try send(HTTPRequest("GET", address(path, query), patience: patience))
    }

    /// As `get`, for what the server may have to work out first: while it answers 202, it is asked again, and `text` says how far it is. A
    /// server that is gone meanwhile may come back: it goes on with what it was asked for.
    func getComputed(_ path: String, _ query: [(String, String)], showing text: (_ done: Int, _ total: Int) -> String) throws(Failure)
        -> JSONValue
    {
        var progress = Progress()
        defer { progress.clear() }
        var missedSince: ContinuousClock.Instant?
        while true {
            var pause: Int64 = 1
            do throws(Failure) {
                let answer = try self.answer(HTTPRequest("GET", address(path, query)))
                guard answer.isSuccess else { throw answer.refusal(by: url) }
                guard answer.status == 202 else { return answer.value }
                missedSince = nil
                let (done, total) = (answer.value["done"]?.integer ?? 0, answer.value["total"]?.integer ?? 0)
                progress.show(done: done, of: total) { width in String(text(done, total).prefix(width)) }
                pause = min(30, max(1, answer.retryAfter?.components.seconds ?? 1))
            } catch {
                guard error.isTemporary else { throw error }
                if missedSince == nil {
                    progress.clear()
                    Console.complain("The server does not answer. Waiting for up to \(Self.outagePatience.components.seconds) s.")
                }
                let since = missedSince ?? .now
                missedSince = since
                guard since.duration(to: .now) < Self.outagePatience else { throw error }
            }
            sleep(UInt32(pause))
        }
    }

    func post(_ path: String, _ body: JSONText = .emptyObject) throws(Failure) -> JSONValue {
        try send(HTTPRequest("POST", address(path), body: .bytes(Array(body.text.utf8), type: "application/json")))
    }

    func patch(_ path: String, _ body: JSONText) throws(Failure) -> JSONValue {
        try send(HTTPRequest("PATCH", address(path), body: .bytes(Array(body.text.utf8), type: "application/json")))
    }

    /// Sends a body as it is and gives back whatever was answered: the caller reads the refusals, too.
    func upload(_ body: HTTPRequest.Body, to path: String, _ query: [(String, String)], progress: @escaping (Int, Int) -> Void)
        throws(Failure) -> APIAnswer
    {
        // The last thing the server does is to make a gibibyte of rows durable.
        try answer(HTTPRequest("POST", address(path, query), body: body, patience: .seconds(900)), progress)
    }

    /// Every row of a list, until `row` says that it has seen enough.
    func rows(_ path: String, _ query: [(String, String)] = [], each row: (JSONValue) throws(Failure) -> Bool) throws(Failure) {
        var rows = RowIterator(self, path, query)
        while let value = try rows.next() {
            guard try row(value) else { return }
        }
    }

    /// A long answer as it arrives, piece by piece, until `piece` says that it has seen enough. Asks over a connection of its own, so that
    /// others can be asked meanwhile.
    func stream(_ path: String, _ query: [(String, String)] = [], to piece: (UnsafeRawBufferPointer) -> Bool) throws(Failure) {
        let client = HTTPClient()
        let response: HTTPResponse
        do {
            response = try client.stream(authorized(HTTPRequest("GET", address(path, query))), to: piece)
        } catch {
            throw failure(error)
        }
        guard (200..<300).contains(response.status) else { throw try answer(from: response).refusal(by: url) }
    }

    /// The page that a link names.
    func page(_ link: String) throws(Failure) -> JSONValue {
        try send(HTTPRequest("GET", try onThisServer(link)))
    }

    /// The page that a link names, asked of the server we know: a key goes nowhere else, whatever a link says.
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
        guard answer.isSuccess else { throw answer.refusal(by: url) }
        return answer.value
    }

    private func answer(_ request: HTTPRequest, _ progress: @escaping (Int, Int) -> Void = { _, _ in }) throws(Failure) -> APIAnswer {
        let response: HTTPResponse
        do {
            response = try client.send(authorized(request), progress: progress)
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
        case .unusableURL: Failure("ASSAY_URL must start with http:// or https://, not be \(url.inQuotes).")
        case .broken, .timedOut: Failure(error.sentence, isTemporary: true)
        case .answerTooLong, .unreadableFile: Failure(error.sentence)
        }
    }

    private func unreadable(_ status: Int) -> Failure {
        Failure("\(url) answered \(status) with something that is not Assay's: is ASSAY_URL right?")
    }
}
