/// One field of a form, and the parsers of both kinds of form bodies.
struct FormField: Sendable, Equatable {
    let name: String
    let value: String

    /// Bounds memory: a field takes far more than its bytes.
    static let maximumCount = 1000

    /// The fields of an `application/x-www-form-urlencoded` body.
    static func parse(urlencoded bytes: [UInt8]) throws(APIError) -> [FormField] {
        var fields = [FormField]()
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: maximumCount) {
            guard fields.count < maximumCount else { throw tooMany }
            let separator = pair.firstIndex(of: UInt8(ascii: "="))
            let name = try text(PercentEncoding.decode(pair[..<(separator ?? pair.endIndex)]))
            let value = try text(PercentEncoding.decode(separator.map { pair[($0 + 1)...] } ?? []))
            fields.append(FormField(name: name, value: value))
        }
        return fields
    }

    static let tooMany = APIError.unreadable("Form parse error - a form may have at most \(maximumCount) fields.")

    static func text(_ bytes: some Sequence<UInt8>) throws(APIError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadable("Form parse error - the text is not UTF-8.")
        }
        return text
    }
}

extension FormField {
    /// The fields of a `multipart/form-data` body (RFC 7578), whose parts must be text.
    static func parse(multipart bytes: [UInt8], boundary: String) throws(APIError) -> [FormField] {
        guard !boundary.isEmpty else { throw malformed("the Content-Type names no boundary") }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may start the body, without a line end before it.
        let body = Array("\r\n".utf8) + bytes
        guard var start = body.firstRange(of: delimiter, from: 0)?.upperBound else { throw malformed("the boundary is missing") }
        var fields = [FormField]()
        while !body[start...].starts(with: "--".utf8) {
            guard let end = body.firstRange(of: delimiter, from: start) else { throw malformed("the last part has no end") }
            guard fields.count < maximumCount else { throw tooMany }
            fields.append(try part(body[start..<end.lowerBound]))
            start = end.upperBound
        }
        return fields
    }

    /// Parses one part: headers, an empty line, and the value.
    private static func part(_ bytes: ArraySlice<UInt8>) throws(APIError) -> FormField {
        let blankLine = Array("\r\n\r\n".utf8)
        guard let split = Array(bytes).firstRange(of: blankLine, from: 0) else { throw malformed("a part has no header") }
        let headers = try text(bytes.prefix(split.lowerBound))
        for header in headers.split(separator: "\r\n") where header.lowercased().hasPrefix("content-disposition:") {
            let disposition = MediaType(header.dropFirst("content-disposition:".count))
            guard let name = disposition.parameter("name") else { break }
            guard disposition.parameter("filename") == nil else { throw .invalid(name, "Send text here, not a file.") }
            return FormField(name: name, value: try text(bytes.dropFirst(split.upperBound)))
        }
        throw malformed("a part has no name")
    }

    private static func malformed(_ reason: String) -> APIError { .unreadable("Multipart form parse error - \(reason).") }
}

extension [UInt8] {
    /// The first occurrence of `pattern` at or after `start`.
    fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Range<Int>? {
        var index = start
        while index + pattern.count <= count {
            if self[index] == pattern[0], self[index..<index + pattern.count].elementsEqual(pattern) {
                return index..<index + pattern.count
            }
            index += 1
        }
        return nil
    }
}
