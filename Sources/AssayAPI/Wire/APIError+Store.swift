internal import AssayStore

extension APIError {
    /// What a client hears when something inside went wrong: a sentence where waiting or the operator can help, else only the number
    /// under which the log tells more.
    init(_ failure: any Error, requestID: String) {
        switch failure {
        case let refusal as APIError:
            self = refusal
            if status >= 500 { eventID = requestID }
        case StoreError.externalIDTaken:
            self = .invalid("external_id", StoreError.externalIDTaken.sentence)
        case let failure as StoreError where failure.isTemporary:
            self.init(status: 503, type: "server_error", code: "error", detail: failure.sentence)
            eventID = requestID
            retryAfter = failure == .overloaded ? 1 : 5
        default:
            self.init(status: 500, type: "server_error", code: "error", detail: "A server error occurred.")
            eventID = requestID
        }
    }
}

extension StoreError {
    /// Whether the same request may succeed once the operator has made room or another process has finished.
    fileprivate var isTemporary: Bool {
        switch self {
        case .diskFull, .busy, .closed, .overloaded, .stuck: true
        default: false
        }
    }
}
