public import JSON

/// Formats a JSON value as Python's `json.dumps` and `str` do, for the string globals of an evaluation.
public enum PythonStyleText {
    /// A container as ASCII JSON with `", "` and `": "`; a string unchanged; other scalars as `True`, `None`, `1.5`.
    public static func text(of value: JSONValue) -> String {
        switch value.kind {
        case .string: return value.string ?? ""
        case .null: return "None"
        case .boolean: return value.boolean == true ? "True" : "False"
        case .number: return number(value, infinite: "inf")
        case .array, .object:
            var bytes: [UInt8] = []
            append(value, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value.kind {
        case .null: bytes += "null".utf8
        case .boolean: bytes += (value.boolean == true ? "true" : "false").utf8
        case .number: bytes += number(value, infinite: "Infinity").utf8
        case .string: appendQuoted(value.string ?? "", to: &bytes)
        case .array: appendArray(value, to: &bytes)
        case .object: appendObject(value, to: &bytes)
        }
    }

    private static func appendArray(_ value: JSONValue, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in value.elements.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            append(element, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func appendObject(_ value: JSONValue, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in value.members.enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            appendQuoted(member.key, to: &bytes)
            bytes += ": ".utf8
            append(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// An integer keeps all its digits; a number with a point or an exponent is a float.
    private static func number(_ value: JSONValue, infinite: String) -> String {
        let text = value.numberText ?? ""
        let isInteger = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || ASCII.isDigit($0) }
        if isInteger { return text == "-0" ? "0" : text }
        let float = Double(text) ?? .nan
        return float.isFinite ? FloatText.text(float) : float < 0 ? "-" + infinite : infinite
    }

    private static func appendQuoted(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for unit in string.utf16 {
            switch unit {
            case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: unit)]
            case 0x20...0x7E: bytes.append(UInt8(truncatingIfNeeded: unit))
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x7F: bytes.append(0x7F)
            default:
                let digits = String(unit, radix: 16)
                bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
