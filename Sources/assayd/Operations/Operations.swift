internal import AssayAPI
internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import JSON
internal import Synchronization

/// Answers all requests: the API, and the health and metrics endpoints. Counts and logs every response.
struct Operations: Sendable {
    let api: API
    let store: Store
    let runner: Runner
    let metrics: Metrics
    let log: RequestLog
    let inFlight = InFlightRequests()

    func respond(to request: Request) -> Response {
        let start = ContinuousClock.now
        var entry = RequestLog.Entry(request)
        // Other requests are short; streams are added in `logWhenSent`.
        let match = RouteMatch(path: request.path)
        let number = match?.isImport == true ? inFlight.begin(entry) : nil
        defer { if let number { inFlight.end(number) } }
        var (response, endpoint) = answer(request, match)
        entry.status = response.status
        guard case .bytes(let bytes) = response.body else {
            logWhenSent(&response, of: entry, endpoint, since: start)
            return response
        }
        entry.bytes = bytes.count
        entry.seconds = (ContinuousClock.now - start).inSeconds
        metrics.count(entry.method, endpoint, response.status, seconds: entry.seconds)
        // Successful health probes are not logged: they come every few seconds.
        if !endpoint.hasPrefix("/") || response.status != 200 { log.write(entry) }
        return response
    }

    private func answer(_ request: Request, _ match: RouteMatch?) -> (Response, endpoint: String) {
        switch request.path {
        case "/healthz": (probe(request) { nil }, request.path)
        case "/readyz": (probe(request, unreadyReason), request.path)
        case "/metrics": (page(request), request.path)
        default: (api.respond(to: request, match: match), match?.endpoint ?? "none")
        }
    }

    /// Counts and logs a streamed response when it has ended.
    private func logWhenSent(
        _ response: inout Response, of entry: RequestLog.Entry, _ endpoint: String, since start: ContinuousClock.Instant
    ) {
        let number = inFlight.begin(entry)
        response.whenSent = { delivery in
            inFlight.end(number)
            var entry = entry
            entry.bytes = delivery.bytes
            entry.outcome = RequestLog.Outcome(delivery.aborted)
            entry.seconds = (ContinuousClock.now - start).inSeconds
            metrics.count(entry.method, endpoint, entry.status ?? 0, seconds: entry.seconds)
            if let outcome = entry.outcome, outcome != .complete { metrics.countAborted(endpoint, outcome) }
            if case .failed(let error)? = delivery.aborted { log.write(error, requestID: entry.id) }
            log.write(entry)
        }
    }

    /// Logs the requests that are cut off by the end of the process.
    func logCutOff() {
        for (entry, start) in inFlight.all {
            var entry = entry
            entry.outcome = .cutOff
            entry.seconds = (ContinuousClock.now - start).inSeconds
            log.write(entry)
        }
    }

    /// Why the daemon is not ready; `nil` if it is.
    private func unreadyReason() -> String? {
        do {
            try store.checkReady()
        } catch {
            return error.sentence
        }
        return nil
    }

    private func probe(_ request: Request, _ unreadyReason: () -> String?) -> Response {
        guard Self.isRead(request) else { return Self.readOnly }
        let reason = unreadyReason()
        var json = JSONWriter()
        json.beginObject()
        json.key("status")
        json.string(reason == nil ? "ok" : "unavailable")
        if let reason {
            json.key("reason")
            json.string(reason)
        }
        json.endObject()
        return Self.answer(request, reason == nil ? 200 : 503, "application/json", json.bytes)
    }

    private func page(_ request: Request) -> Response {
        guard Self.isRead(request) else { return Self.readOnly }
        let text = metrics.page(store: store, runner: runner)
        return Self.answer(request, 200, "text/plain; version=0.0.4; charset=utf-8", Array(text.utf8))
    }

    private static func isRead(_ request: Request) -> Bool { request.method == "GET" || request.method == "HEAD" }

    private static func answer(_ request: Request, _ status: Int, _ type: String, _ body: [UInt8]) -> Response {
        Response(
            status: status, headers: [("Content-Type", type), ("Cache-Control", "no-store")],
            body: .bytes(request.method == "HEAD" ? [] : body))
    }

    private static let readOnly = Response(status: 405, headers: [("Allow", "GET, HEAD")])
}

extension Duration {
    fileprivate var inSeconds: Double { self / .seconds(1) }
}

/// The long requests in progress: imports and streams.
final class InFlightRequests: Sendable {
    private struct Requests {
        var next = 0
        var entries: [Int: (RequestLog.Entry, ContinuousClock.Instant)] = [:]
    }

    private let requests = Mutex(Requests())

    /// Adds a request; pass the returned number to `end`.
    func begin(_ entry: RequestLog.Entry) -> Int {
        requests.withLock { requests in
            requests.next += 1
            requests.entries[requests.next] = (entry, .now)
            return requests.next
        }
    }

    func end(_ number: Int) { requests.withLock { $0.entries[number] = nil } }

    /// The requests in progress with their start times, oldest first.
    var all: [(RequestLog.Entry, ContinuousClock.Instant)] {
        requests.withLock { requests in requests.entries.sorted { $0.key < $1.key }.map(\.value) }
    }
}
