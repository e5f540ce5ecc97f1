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

    func respond(to request: Request) -> Response {
        let start = ContinuousClock.now
        let response: Response
        let endpoint: String
        switch request.path {
        case "/healthz": (response, endpoint) = (probe(request) { nil }, request.path)
        case "/readyz": (response, endpoint) = (probe(request, obstacle), request.path)
        case "/metrics": (response, endpoint) = (page(request), request.path)
        default: (response, endpoint) = (api.respond(to: request), API.endpoint(ofPath: request.path) ?? "none")
        }
        let duration = ContinuousClock.now - start
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        metrics.count(request.method, endpoint, response.status, seconds: seconds)
        // Probes come every few seconds for ever.
        if endpoint.hasPrefix("/") && response.status == 200 { return response }
        log.write(request, response, seconds: seconds)
        return response
    }

    /// Why requests or runs would not get on at the moment.
    private func obstacle() -> String? {
        do {
            try store.checkWritable()
        } catch {
            return error.sentence
        }
        return runner.isAlive ? nil : "A thread of the runner has ended: start assayd again."
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
