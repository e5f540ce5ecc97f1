internal import AssayStore

extension APIError {
    /// What a client hears when something inside went wrong: a sentence where waiting or the operator can help, else only the number
    /// under which the log tells more.
    init(_ failure: any Error, requestID: String) {
        switch failure {
        case let refusal as APIError:
            self = refusal
        case StoreError.diskFull, StoreError.busy, StoreError.closed:
            let sentence = (failure as? StoreError)?.sentence ?? ""
            self.init(status: 503, type: "server_error", code: "service_unavailable", detail: sentence)
        default:
            self.init(status: 500, type: "server_error", code: "error", detail: "A server error occurred.")
            eventID = requestID
        }
    }
}
