internal import FastCGI
internal import JSON

/// The body of a request, parsed but not looked into yet.
enum Body {
    case json(JSONValue)
    case form([FormField])

    /// Bodies up to this size are not counted.
    private static let smallSize = 64 << 10
    /// Bytes of memory for each byte of a body: as it came, as compact text, on its way into the database, and in the answer.
    private static let bytesPerByte = 5
    /// Bytes of memory for each value in a body: what the parser notes of it.
    private static let bytesPerValue = 16

    /// Reads and parses the body as its `Content-Type` says; nothing at all is an empty object. A large one has to find room in `memory`,
    /// for what is announced before any of it is read.
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

    private static let types: Set = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]

    /// At least as many as there are values and keys: what stands between them in JSON, and the same characters in strings.
    private static func values(in json: [UInt8]) -> Int {
        json.withUnsafeBufferPointer { bytes in
            // Without branches the loop goes many bytes at a time.
            var count = 1
            for byte in bytes {
                let isMark =
                    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
                count &+= isMark ? 1 : 0
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
    /// Why a body could not be had.
    init(_ failure: BodyError) {
        switch failure {
        case .tooLarge(let limit): self = .tooLarge(limit: limit)
        case .incomplete: self = .unreadable("The request body ended before its announced length.")
        case .badLength: self = .unreadable("Content-Length is not a number of bytes.")
        }
    }
}
