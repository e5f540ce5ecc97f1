internal import JSON

extension JSONError {
    /// What other languages write where JSON stopped being JSON, and what to write instead.
    func hint(in bytes: some Sequence<UInt8>) -> String? {
        let rest = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.dropFirst(offset)
        if rest.first == "'" { return "There are no single quotes around texts in JSON: write double ones." }
        let word = String(String.UnicodeScalarView(rest.prefix(10).prefix { $0 == "-" || $0 == "_" || $0.properties.isAlphabetic }))
        return Self.foreignWords[word].map { "There is no \(word) in JSON: write \($0) instead." }
    }

    private static let foreignWords = [
        "NaN": "null", "-NaN": "null", "Infinity": "null", "-Infinity": "null", "nan": "null", "inf": "null", "-inf": "null",
        "None": "null", "NULL": "null", "undefined": "null", "True": "true", "False": "false",
    ]
}
