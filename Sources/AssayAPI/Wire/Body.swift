internal import FastCGI
internal import JSON

/// The parsed body of a request, whose fields have not been read yet.
enum Body {
    case json(JSONValue)
    case form([FormField])

    /// Bodies up to this size reserve no memory.
    private static let smallSize = 64 << 10
    /// Bytes of memory for each byte of a body: as received, as compact text, on its way into the database, and in the response.
    private static let bytesPerByte = 5
    /// Bytes of memory for each value in a body: the parser's node.
    private static let bytesPerValue = 16

    /// Reads the body and parses it by its `Content-Type`; an empty body is an empty object. A large one reserves memory by its
    /// announced length before any of it is read.
    init(of request: Request, limit: Int, memory: MemoryReservation) throws(APIError) {
        let contentType = request.header("content-type") ?? ""
        let type = MediaType(contentType)
        let announced = request.body.length
        guard announced <= limit else { throw .tooLarge(limit: limit) }
        guard announced == 0 || Self.types.contains(type.essence) else { throw .unsupportedMediaType(contentType) }
        if announced > Self.smallSize { try memory.grow(by: announced * Self.bytesPerByte) }
        let bytes = try Self.bytes(of: request, limit)
        if bytes.count > Self.smallSize, announced == 0 { try memory.grow(by: bytes.count * Self.bytesPerByte) }
        if bytes.isEmpty {
            try self.init(parsing: Array("{}".utf8))
        } else if type.essence == "application/json" {
            if bytes.count > Self.smallSize { try memory.grow(by: Self.values(in: bytes) * Self.bytesPerValue) }
            try self.init(parsing: bytes)
        } else if type.essence == "application/x-www-form-urlencoded" {
            self = .form(try FormField.parse(urlencoded: bytes))
        } else if type.essence == "multipart/form-data" {
            self = .form(try FormField.parse(multipart: bytes, boundary: type.parameter("boundary") ?? ""))
        } else {
            throw .unsupportedMediaType(contentType)
        }
    }

    /// The fields of the body, which must be an object.
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

    /// Parses a JSON body.
    init(parsing json: [UInt8]) throws(APIError) {
        do {
            self = .json(try JSONValue(parsing: json))
        } catch {
            throw .unreadable("JSON parse error - \(error.sentence)")
        }
    }

    private static let types: Set = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]

    /// An upper bound for the number of values and keys: counts the separators of JSON, those inside strings too.
    private static func values(in json: [UInt8]) -> Int {
        json.withUnsafeBufferPointer { bytes in
            // Without branches the loop is vectorized.
            var count = 1
            for byte in bytes {
                let isSeparator =
                    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
                count &+= isSeparator ? 1 : 0
            }
            return count
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
    /// Why a body could not be received.
    init(_ failure: BodyError) {
        switch failure {
        case .tooLarge(let limit): self = .tooLarge(limit: limit)
        case .incomplete: self = .unreadable("The request body ended before its announced length.")
        case .badLength: self = .unreadable("Content-Length is not a number of bytes.")
        }
    }
}
