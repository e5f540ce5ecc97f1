/// One field of a form: everything in it is text.
struct FormField: Sendable, Equatable {
    let name: String
    let value: String

    /// A form is never that long, and each field costs far more memory than its bytes.
    static let maximumCount = 1000

    /// The fields of an `application/x-www-form-urlencoded` body.
    static func parse(urlencoded bytes: [UInt8]) throws(APIError) -> [FormField] {
        var fields = [FormField]()
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: maximumCount) {
            guard fields.count < maximumCount else { throw tooMany }
            let mark = pair.firstIndex(of: UInt8(ascii: "="))
            let name = try text(PercentEncoding.decode(pair[..<(mark ?? pair.endIndex)]))
            let value = try text(PercentEncoding.decode(mark.map { pair[($0 + 1)...] } ?? []))
            fields.append(FormField(name: name, value: value))
        }
        return fields
    }

    static let tooMany = APIError.unreadable("Form parse error - a form may have \(maximumCount) fields at most.")

    static func text(_ bytes: some Sequence<UInt8>) throws(APIError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadable("Form parse error - the text is not UTF-8.")
        }
        return text
    }
}
