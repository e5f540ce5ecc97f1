internal import FastCGI
internal import Logging

/// One line a request. The query stays out: people search for texts; and so does every header.
struct RequestLog: Sendable {
    let logger: Logger

    /// A path is the client's own words: a long one is cut.
    private static let pathLimit = 300

    func write(_ request: Request, _ response: Response, seconds: Double) {
        let level: Logger.Level = response.status >= 500 ? .error : .info
        guard logger.logLevel <= level else { return }
        var facts: Logger.Metadata = [
            "id": "\(request.id)", "method": "\(request.method)", "path": "\(request.path.prefix(Self.pathLimit))",
            "status": "\(response.status)", "seconds": "\((seconds * 1_000_000).rounded() / 1_000_000)",
        ]
        if case .bytes(let bytes) = response.body { facts["bytes"] = "\(bytes.count)" }
        logger.log(level: level, "request", metadata: facts)
    }

    /// What went wrong inside, for the number in the answer. Only errors that are sentences of our own are quoted.
    func write(_ failure: any Error, requestID: String) {
        let reason = (failure as? any Explained)?.sentence ?? "\(type(of: failure))"
        logger.error("request failed", metadata: ["id": "\(requestID)", "reason": "\(reason)"])
    }
}
