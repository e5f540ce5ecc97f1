/// A refusal, as the wire spells it.
struct APIError: Error, Equatable {
    let status: Int
    let type: String
    let code: String
    let detail: String
    /// The field it is about: nested names joined by `__`, positions as numbers (`conditions__0__id`).
    let attr: String?
    /// Methods that the path does offer, for the header of a 405.
    var allow: String?
    /// Seconds after which asking again may help, for the header of a 429 or 503.
    var retryAfter: Int?
    /// What to look for in the daemon's log.
    var eventID: String?

    init(status: Int, type: String, code: String, detail: String, attr: String? = nil) {
        self.status = status
        self.type = type
        self.code = code
        self.detail = detail
        self.attr = attr
    }
}

/// Refusals of what a client sent: something has to be changed.
extension APIError {
    /// A field, or with `nil` the object as a whole, breaks a rule.
    static func invalid(_ field: String?, code: String = "invalid_input", _ detail: String) -> APIError {
        APIError(status: 400, type: "validation_error", code: code, detail: detail, attr: field)
    }

    static func required(_ field: String) -> APIError { invalid(field, code: "required", "This field is required.") }

    static func null(_ field: String) -> APIError { invalid(field, code: "null", "This field may not be null.") }

    /// The body cannot be read at all.
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

    /// What is there already does not go together with what is asked.
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

    /// Other requests have all the memory that large bodies and answers may take up.
    static let outOfMemory: APIError = {
        var error = APIError(
            status: 503, type: "server_error", code: "error",
            detail: "Assay has too many large requests and answers in work. Try again in a moment.")
        error.retryAfter = 1
        return error
    }()

    static func notFound(_ detail: String = "Not found.") -> APIError {
        APIError(status: 404, type: "invalid_request", code: "not_found", detail: detail)
    }
}

/// Refusals of who asks.
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
