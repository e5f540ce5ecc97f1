/// Strings as Python's `repr()` writes them: `'it'`, `"it's"`, `'\x00'`.
enum PythonQuotedText {
    /// - Parameter watch: ends what takes too long or grows too large; a text may become ten times as long.
    static func quoted(_ text: String, _ watch: Deadline) throws(HogFailure) -> String {
        let quote: Unicode.Scalar = text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count + 2)
        quoted.append(UInt8(truncatingIfNeeded: quote.value))
        var steps = 0
        for scalar in text.unicodeScalars {
            steps += 1
            if steps & 4095 == 0 { try watch.check(bytes: quoted.count) }
            if let escape = escape(scalar, quote) {
                quoted.append(contentsOf: escape.utf8)
            } else if scalar.isASCII {
                quoted.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                quoted.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        quoted.append(UInt8(truncatingIfNeeded: quote.value))
        return String(decoding: quoted, as: UTF8.self)
    }

    private static func escape(_ scalar: Unicode.Scalar, _ quote: Unicode.Scalar) -> String? {
        switch scalar {
        case quote, "\\": "\\" + String(scalar)
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case " "..<"\u{7F}": nil
        default: scalar.isPrintable ? nil : numbered(scalar.value)
        }
    }

    private static func numbered(_ value: UInt32) -> String {
        let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(value, radix: 16)
        return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

extension Unicode.Scalar {
    /// Python's `str.isprintable`.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
