internal import AssayAPI
internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import JSON

/// What the daemon answers: the API, and outside of it how it is. Every answer is counted and logged.
struct Operations: Sendable {
    let api: API
    let store: Store
    let runner: Runner
    let metrics: Metrics
    let log: RequestLog
    let inFlight = InFlight()

    func respond(to request: Request) -> Response {
        let start = ContinuousClock.now
        var entry = RequestLog.Entry(request)
        // The other requests are over before anybody could ask for them.
        let ticket = Self.isImport(request.path) ? inFlight.begin(entry) : nil
        defer { if let ticket { inFlight.end(ticket) } }
        var (response, endpoint) = answer(request)
        entry.status = response.status
        guard case .bytes(let bytes) = response.body else {
            note(response: &response, of: entry, endpoint, since: start)
            return response
        }
        entry.bytes = bytes.count
        entry.seconds = (ContinuousClock.now - start).inSeconds
        metrics.count(entry.method, endpoint, response.status, seconds: entry.seconds)
        // Probes come every few seconds for ever.
        if !endpoint.hasPrefix("/") || response.status != 200 { log.write(entry) }
        return response
    }

    /// With or without a slash at the end.
    static func isImport(_ path: String) -> Bool { API.endpoint(ofPath: path) == API.importEndpoint }

    private func answer(_ request: Request) -> (Response, endpoint: String) {
        switch request.path {
        case "/healthz": (probe(request) { nil }, request.path)
        case "/readyz": (probe(request, obstacle), request.path)
        case "/metrics": (page(request), request.path)
        default: (api.respond(to: request), API.endpoint(ofPath: request.path) ?? "none")
        }
    }

    /// What a stream took and what became of it is known at its end.
    private func note(response: inout Response, of entry: RequestLog.Entry, _ endpoint: String, since start: ContinuousClock.Instant) {
        let ticket = inFlight.begin(entry)
        response.whenSent = { delivery in
            inFlight.end(ticket)
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

    /// Writes a line for what would otherwise end with the process, and without one.
    func noteCutOff() {
        for (entry, start) in inFlight.all {
            var entry = entry
            entry.outcome = .cutOff
            entry.seconds = (ContinuousClock.now - start).inSeconds
            log.write(entry)
        }
    }

    /// Why requests or runs would not get on at the moment.
    private func obstacle() -> String? {
        do {
            try store.checkReady()
        } catch {
            return error.sentence
        }
        return nil
    }

    private func probe(_ request: Request, _ obstacle: () -> String?) -> Response {
        guard Self.isRead(request) else { return Self.readOnly }
        let reason = obstacle()
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
