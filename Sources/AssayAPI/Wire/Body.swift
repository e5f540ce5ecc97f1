internal import FastCGI
internal import JSON

/// The body of a request, parsed but not looked into yet.
enum Body {
    case json(JSONValue)
    case form([FormField])

    /// Reads and parses the body as its `Content-Type` says; nothing at all is an empty object.
    init(of request: Request, limit: Int) throws(APIError) {
        let bytes = try Self.bytes(of: request, limit)
        let contentType = request.header("content-type") ?? ""
        let type = MediaType(contentType)
        if bytes.isEmpty {
            try self.init(parsing: Array("{}".utf8))
        } else if type.essence == "application/json" {
            try self.init(parsing: bytes)
        } else if type.essence == "application/x-www-form-urlencoded" {
            self = .form(try FormField.parse(urlencoded: bytes))
        } else if type.essence == "multipart/form-data" {
            self = .form(try FormField.parse(multipart: bytes, boundary: type.parameter("boundary") ?? ""))
        } else {
            throw .unsupportedMediaType(contentType)
        }
    }

    /// The fields of a body, which has to be an object.
    func fields(isPartial: Bool) throws(APIError) -> Fields {
        switch self {
        case .form(let fields): return Fields(.form(fields), isPartial: isPartial)
        case .json(let value):
            if value.isNull { throw .invalid(nil, code: "null", "No data provided") }
            guard value.kind == .object else {
                throw .invalid(nil, "Invalid data. Expected a dictionary, but got \(value.typeName).")
            }
            return Fields(.json(value), isPartial: isPartial)
        }
    }

    /// A body of JSON.
    init(parsing json: [UInt8]) throws(APIError) {
        do {
            self = .json(try JSONValue(parsing: json))
        } catch {
            throw .unreadable("JSON parse error - \(error.sentence)")
        }
    }

    private static func bytes(of request: Request, _ limit: Int) throws(APIError) -> [UInt8] {
        do {
            return try request.body.bytes(limit: limit)
        } catch {
            throw APIError(error)
        }
    }
}

extension APIError {
    /// Why a body could not be had.
    init(_ failure: BodyError) {
        switch failure {
        case .tooLarge(let limit): self = .tooLarge(limit: limit)
        case .incomplete: self = .unreadable("The request body ended before its announced length.")
        case .badLength: self = .unreadable("Content-Length is not a number of bytes.")
        }
    }
}
