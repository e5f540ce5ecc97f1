internal import FastCGI
internal import Logging

/// Writes one log line per request. Queries and headers are not logged: they may contain search terms and keys.
struct RequestLog: Sendable {
    let logger: Logger

    /// Maximum length of a logged path, since clients can send any path.
    private static let pathLimit = 300

    /// The facts of a request that are logged when it is over.
    struct Entry: Sendable {
        let id: String
        let method: String
        let path: String
        /// `nil` if there was no response.
        var status: Int?
        var seconds = 0.0
        var bytes: Int?
        var outcome: Outcome?

        init(_ request: Request) {
            id = request.id
            method = request.method
            path = String(request.path.prefix(RequestLog.pathLimit))
        }
    }

    /// How a streamed response ended.
    enum Outcome: String {
        case complete
        case clientGone = "client_gone"
        case clientTooSlow = "client_too_slow"
        /// An internal error.
        case failed
        /// The daemon stopped before the response was complete.
        case cutOff = "cut_off"

        init(_ aborted: StreamAborted?) {
            switch aborted {
            case nil: self = .complete
            case .clientGone: self = .clientGone
            case .clientTooSlow: self = .clientTooSlow
            case .failed: self = .failed
            }
        }
    }

    func write(_ entry: Entry) {
        let level = entry.level
        guard logger.logLevel <= level else { return }
        var facts: Logger.Metadata = [
            "id": "\(entry.id)", "method": "\(entry.method)", "path": "\(entry.path)",
            "seconds": "\((entry.seconds * 1_000_000).rounded() / 1_000_000)",
        ]
        if let status = entry.status { facts["status"] = "\(status)" }
        if let bytes = entry.bytes { facts["bytes"] = "\(bytes)" }
        if let outcome = entry.outcome { facts["outcome"] = "\(outcome.rawValue)" }
        logger.log(level: level, "request", metadata: facts)
    }

    /// Logs an internal error with the request id that the response shows. Only messages of Assay's own errors are quoted.
    func write(_ failure: any Error, requestID: String) {
        let reason = (failure as? any UserFacingError)?.sentence ?? "\(type(of: failure))"
        logger.error("request failed", metadata: ["id": "\(requestID)", "reason": "\(reason)"])
    }
}

extension RequestLog.Entry {
    fileprivate var level: Logger.Level {
        switch outcome {
        case .failed: .error
        case .cutOff: .warning
        default: status ?? 0 >= 500 ? .error : .info
        }
    }
}
