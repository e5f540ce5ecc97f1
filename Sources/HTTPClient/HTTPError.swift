/// Why there is no answer. An answer of 400 or 500 is an answer.
public enum HTTPError: Error, Equatable, Sendable {
    /// Not an absolute `http` or `https` URL.
    case unusableURL(String)
    /// Nobody listens there, or the name is unknown.
    case unreachable(reason: String)
    /// Nothing moved for as long as the request was to wait.
    case timedOut
    case answerTooLong(limit: Int)
    /// The body's file cannot be read.
    case unreadableFile(path: String, reason: String)
    /// The connection broke. What was sent may have had its effect.
    case broken(reason: String)

    public var sentence: String {
        switch self {
        case .unusableURL(let url): "“\(url)” is not a URL that starts with http:// or https://."
        case .unreachable(let reason): "The server cannot be reached: \(reason)."
        case .timedOut: "The server did not answer in time."
        case .answerTooLong(let limit): "The server's answer is longer than \(limit) bytes."
        case .unreadableFile(let path, let reason): "\(path) cannot be read: \(reason)."
        case .broken(let reason): "The connection broke before the answer was complete: \(reason)."
        }
    }
}
