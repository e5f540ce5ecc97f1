extension FormField {
    /// The fields of a `multipart/form-data` body (RFC 7578), whose parts must be text.
    static func parse(multipart bytes: [UInt8], boundary: String) throws(APIError) -> [FormField] {
        guard !boundary.isEmpty else { throw malformed("the Content-Type names no boundary") }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may open the body, and then no line ends before it.
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

    /// Headers, an empty line, and the value.
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
    /// Where `pattern` is found first at or after `start`.
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
