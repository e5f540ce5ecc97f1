internal import FastCGI
internal import Logging

/// One line a request. The query stays out: people search for texts; and so does every header.
struct RequestLog: Sendable {
    let logger: Logger

    /// A path is the client's own words: a long one is cut.
    private static let pathLimit = 300

    /// What is known of a request once it is over.
    struct Entry: Sendable {
        let id: String
        let method: String
        let path: String
        /// Nil where there was no answer.
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

    /// What became of an answer that was streamed.
    enum Outcome: String {
        case complete
        case clientGone = "client_gone"
        case clientTooSlow = "client_too_slow"
        /// Something inside went wrong.
        case failed
        /// The daemon ended before the request did.
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

    /// What went wrong inside, for the number in the answer. Only errors that are sentences of our own are quoted.
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
