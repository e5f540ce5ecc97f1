internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// An error response: its status and the members of the error object.
struct APIError: Error, Equatable {
    let status: Int
    let type: String
    let code: String
    let detail: String
    /// The field it is about: nested names joined by `__`, positions as numbers (`conditions__0__id`).
    let attr: String?
    /// Methods that the path offers, for the `Allow` header of a 405.
    var allow: String?
    /// Seconds to wait before a retry, for the `Retry-After` header of a 429 or 503.
    var retryAfter: Int?
    /// The request id under which the daemon's log has the details.
    var eventID: String?

    init(status: Int, type: String, code: String, detail: String, attr: String? = nil) {
        self.status = status
        self.type = type
        self.code = code
        self.detail = detail
        self.attr = attr
    }
}

/// Errors about what a client sent.
extension APIError {
    /// A field breaks a rule; with `nil`, the object as a whole does.
    static func invalid(_ field: String?, code: String = "invalid_input", _ detail: String) -> APIError {
        APIError(status: 400, type: "validation_error", code: code, detail: detail, attr: field)
    }

    static func required(_ field: String) -> APIError { invalid(field, code: "required", "This field is required.") }

    static func null(_ field: String) -> APIError { invalid(field, code: "null", "This field may not be null.") }

    /// The body cannot be parsed.
    static func unreadable(_ detail: String) -> APIError {
        APIError(status: 400, type: "invalid_request", code: "parse_error", detail: detail)
    }

    static func unsupportedMediaType(_ type: String) -> APIError {
        APIError(
            status: 415, type: "invalid_request", code: "unsupported_media_type", detail: "Unsupported media type \"\(type)\" in request.")
    }

    static func tooLarge(limit: Int) -> APIError {
        APIError(
            status: 413, type: "invalid_request", code: "request_entity_too_large",
            detail: "The request body is larger than \(limit) bytes.")
    }

    static let notAcceptable = APIError(
        status: 406, type: "invalid_request", code: "not_acceptable", detail: "Could not satisfy the request Accept header.")

    static func methodNotAllowed(_ method: String, allow: String) -> APIError {
        var error = APIError(
            status: 405, type: "invalid_request", code: "method_not_allowed", detail: "Method \"\(method)\" not allowed.")
        error.allow = allow
        return error
    }

    /// The request contradicts the present state.
    static func conflict(_ detail: String) -> APIError {
        APIError(status: 409, type: "invalid_request", code: "conflict", detail: detail)
    }

    static func throttled(seconds: Int) -> APIError {
        var error = APIError(
            status: 429, type: "throttled_error", code: "throttled",
            detail: "Request was throttled. Expected available in \(seconds) seconds.")
        error.retryAfter = seconds
        return error
    }

    /// Other requests use all the memory for large bodies and responses.
    static let outOfMemory: APIError = {
        var error = APIError(
            status: 503, type: "server_error", code: "error",
            detail: "Assay is handling too many large requests and responses. Try again in a moment.")
        error.retryAfter = 1
        return error
    }()

    static func notFound(_ detail: String = "Not found.") -> APIError {
        APIError(status: 404, type: "invalid_request", code: "not_found", detail: detail)
    }
}

/// Errors about the caller.
extension APIError {
    static let notAuthenticated = APIError(
        status: 401, type: "authentication_error", code: "not_authenticated",
        detail: "Authentication credentials were not provided.")

    static let keyInvalid = APIError(
        status: 401, type: "authentication_error", code: "authentication_failed",
        detail: "Personal API key found in request Authorization header is invalid.")

    static func denied(_ detail: String = "You do not have permission to perform this action.") -> APIError {
        APIError(status: 403, type: "authentication_error", code: "permission_denied", detail: detail)
    }
}

extension APIError {
    /// A field has a string that is not a datetime.
    static func datetime(_ field: String, _ error: Timestamp.ParseError) -> APIError {
        switch error {
        case .wrongFormat:
            .invalid(
                field, "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].")
        case .outOfRange: .invalid(field, code: "overflow", "Datetime value out of range.")
        }
    }
}

extension APIError {
    /// The error response for any failure. An internal failure tells the client what to do only if waiting or the operator can help;
    /// otherwise it has just the id under which the log has the details.
    init(_ failure: any Error, requestID: String) {
        switch failure {
        case let error as APIError:
            self = error
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
    /// Whether the same request may succeed later, when the operator has freed space or another process has finished.
    fileprivate var isTemporary: Bool {
        switch self {
        case .diskFull, .busy, .closed, .overloaded, .stuck: true
        default: false
        }
    }
}

extension APIError {
    /// The error object with its status and headers.
    var response: Response {
        var response = Response.json(status) { json in
            json.beginObject()
            json.member("type", type)
            json.member("code", code)
            json.member("detail", detail)
            json.member("attr", attr)
            if let eventID { json.member("error_event_id", eventID) }
            json.endObject()
        }
        if let allow { response.headers.append(("Allow", allow)) }
        if let retryAfter { response.headers.append(("Retry-After", "\(retryAfter)")) }
        return response
    }
}
