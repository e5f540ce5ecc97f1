internal import AssayAPI
internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import JSON
internal import Logging

/// Sorts requests: the API, and what operations ask for. Counts and logs each.
struct Front: Sendable {
    let api: API
    let store: Store
    let runner: Runner
    let metrics: Metrics
    let log: Logger

    func respond(to request: Request) -> Response {
        let start = ContinuousClock.now
        let response = answer(request)
        let seconds = start.duration(to: .now) / .seconds(1)
        metrics.count(method: request.method, status: response.status, seconds: seconds)
        if request.path.hasPrefix("/api") { write(request, response, seconds) }
        return response
    }

    private func answer(_ request: Request) -> Response {
        switch request.path {
        case "/healthz": Self.state(200, "ok", nil)
        case "/readyz": readiness
        case "/metrics": Response(status: 200, headers: [("Content-Type", "text/plain; version=0.0.4")], body: .bytes(metrics.text))
        default: api.respond(to: request)
        }
    }

    /// Ready is: the database takes writes and every worker lives.
    private var readiness: Response {
        guard runner.isAlive else { return Self.state(503, "not ready", "A thread of the runner has ended: restart assayd.") }
        do {
            try store.checkWritable()
        } catch {
            return Self.state(503, "not ready", error.sentence)
        }
        return Self.state(200, "ready", nil)
    }

    private static func state(_ status: Int, _ word: String, _ reason: String?) -> Response {
        let body = JSONWriter.text { json in
            json.beginObject()
            json.key("status")
            json.string(word)
            if let reason {
                json.key("reason")
                json.string(reason)
            }
            json.endObject()
        }
        return Response(status: status, headers: [("Content-Type", "application/json")], body: .bytes(Array(body.text.utf8)))
    }

    /// The path is in the line, never the query nor a header: those may carry what is secret.
    private func write(_ request: Request, _ response: Response, _ seconds: Double) {
        log.info(
            "request",
            metadata: [
                "request": "\(request.id)", "method": "\(request.method.prefix(16))", "path": "\(request.path.prefix(200))",
                "status": "\(response.status)", "ms": "\((seconds * 100_000).rounded() / 100)",
            ])
    }
}
