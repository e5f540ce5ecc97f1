internal import BigInt

/// Reads numbers by the rules of Python's `int` and `float`: surrounding whitespace, underscores between digits, digits of any script.
enum NumberText {
    /// The maximum length of a number in characters; its digits may be many zeros.
    private static let maximumLength = 100_000

    static func integer(_ text: Text) -> BigInt? {
        guard var characters = plain(text)?[...] else { return nil }
        let sign = takeSign(&characters)
        guard let digits = takeDigits(&characters), characters.isEmpty, digits.count <= BigIntegerText.maximumDigits else { return nil }
        guard digits.count > 18 else {
            let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            return BigInt(sign == "-" ? -value : value)
        }
        return BigInt(sign + String(decoding: digits, as: UTF8.self))
    }

    static func float(_ text: Text) -> Double? {
        guard var characters = plain(text)?[...] else { return nil }
        let sign = takeSign(&characters)
        if let special = special(characters) { return sign == "-" ? -special : special }
        let whole = takeDigits(&characters)
        var fraction: [UInt8]?
        if characters.first == UInt8(ascii: ".") {
            characters.removeFirst()
            fraction = takeDigits(&characters)
        }
        guard whole != nil || fraction != nil else { return nil }
        var exponent = ""
        if let first = characters.first, first | 0x20 == UInt8(ascii: "e") {
            characters.removeFirst()
            let sign = takeSign(&characters)
            guard let digits = takeDigits(&characters) else { return nil }
            exponent = "e" + sign + String(decoding: digits, as: UTF8.self)
        }
        guard characters.isEmpty else { return nil }
        return Double(sign + string(whole) + "." + string(fraction) + exponent)
    }
}

extension NumberText {
    /// The text without surrounding whitespace and with ASCII digits. Other non-ASCII characters become a character that no number
    /// contains. `nil` for text too long to be a number, because reading it would take long.
    private static func plain(_ text: Text) -> [UInt8]? {
        let core = text.isASCII ? coreOfASCII(text) : core(text)
        // The first check is cheap; counting the characters of a very long text takes long.
        guard core.utf8.count <= 4 * maximumLength, core.unicodeScalars.count <= maximumLength else { return nil }
        return core.unicodeScalars.map { scalar -> UInt8 in
            if scalar.isASCII { return UInt8(scalar.value) }
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return 0 }
            return UInt8(ascii: "0") + UInt8(value)
        }
    }

    private static func coreOfASCII(_ text: Text) -> Substring {
        let string = text.string
        let range = text.withBytes { bytes -> Range<Int> in
            guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }), let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
            else {
                return 0..<0
            }
            return first..<last + 1
        }
        let start = string.utf8.index(string.startIndex, offsetBy: range.lowerBound)
        return string[start..<string.utf8.index(start, offsetBy: range.count)]
    }

    private static func core(_ text: Text) -> Substring {
        var core = text.string.unicodeScalars[...]
        while let first = core.first, isSpace(first) { core.removeFirst() }
        while let last = core.last, isSpace(last) { core.removeLast() }
        return Substring(core)
    }

    /// `int` and `float` skip fewer ASCII whitespace characters than `strip` does.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ASCII.isSpace(UInt8(scalar.value)) : Whitespace.contains(scalar)
    }

    private static func special(_ characters: ArraySlice<UInt8>) -> Double? {
        guard characters.count <= "infinity".utf8.count else { return nil }
        return switch String(decoding: characters, as: UTF8.self).lowercased() {
        case "inf", "infinity": .infinity
        case "nan": .nan
        default: nil
        }
    }

    private static func takeSign(_ characters: inout ArraySlice<UInt8>) -> String {
        switch characters.first {
        case UInt8(ascii: "-"):
            characters.removeFirst()
            return "-"
        case UInt8(ascii: "+"):
            characters.removeFirst()
            return ""
        default: return ""
        }
    }

    /// Takes the digits at the start, between which there may be single underscores; `nil` if there are none.
    private static func takeDigits(_ characters: inout ArraySlice<UInt8>) -> [UInt8]? {
        var digits: [UInt8] = []
        while let first = characters.first {
            if ASCII.isDigit(first) {
                digits.append(first)
            } else {
                guard first == UInt8(ascii: "_"), !digits.isEmpty, let next = characters.dropFirst().first, ASCII.isDigit(next) else {
                    break
                }
            }
            characters.removeFirst()
        }
        return digits.isEmpty ? nil : digits
    }

    private static func string(_ digits: [UInt8]?) -> String { digits.map { String(decoding: $0, as: UTF8.self) } ?? "0" }
}

/// Converts integers of any size to decimal text. Like Python, it converts at most 4300 digits either way.
enum BigIntegerText {
    static let maximumDigits = 4300

    static func text(_ value: BigInt) throws(HogFailure) -> String {
        // A digit is worth 3.32 bits. The digits of a number that is certainly too long are never computed.
        let digits = value.bitWidth > 14_400 ? nil : value.description
        guard let digits, digits.utf8.count - (value.signum() < 0 ? 1 : 0) <= maximumDigits else {
            throw .value(
                "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
        }
        return digits
    }

    /// Fails if a number has too many digits to be read.
    static func check(digits count: Int) throws(HogFailure) {
        guard count > maximumDigits else { return }
        throw .value(
            "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }
}

/// Writes a float as Python does: the shortest decimal that reads back as the same float.
enum FloatText {
    static func text(_ value: Double) -> String {
        let magnitude = value.magnitude
        // In this range Swift writes the same.
        if magnitude >= 0.0001, magnitude < 1e15 { return value.description }
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        let sign = value < 0 ? "-" : ""
        return sign + written(Decimal(magnitude))
    }

    /// The digits of a positive number, of which the first is worth ten to the `exponent`th.
    private struct Decimal {
        var digits: [UInt8] = []
        var exponent = 0

        /// Reads the digits from Swift's description, which differs only in when it uses an exponent.
        init(_ magnitude: Double) {
            let parts = magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
            let (whole, fraction) = Self.halves(parts[0])
            digits = whole + fraction
            exponent = whole.count - 1
            if parts.count > 1, let written = Int(Substring(parts[1])) { exponent += written }
            let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
            digits.removeFirst(zeros)
            exponent -= zeros
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        }

        private static func halves(_ text: Substring.UTF8View) -> (whole: [UInt8], fraction: [UInt8]) {
            let halves = text.split(separator: UInt8(ascii: "."))
            return (Array(halves[0]), halves.count > 1 ? Array(halves[1]) : [])
        }
    }

    private static func written(_ decimal: Decimal) -> String {
        let digits = String(decoding: decimal.digits, as: UTF8.self)
        switch decimal.exponent {
        case -4..<0: return "0." + String(repeating: "0", count: -decimal.exponent - 1) + digits
        case 0..<16:
            let whole = decimal.exponent + 1
            let zeros = String(repeating: "0", count: max(whole - decimal.digits.count, 0))
            let fraction = digits.dropFirst(whole)
            return digits.prefix(whole) + zeros + "." + (fraction.isEmpty ? "0" : fraction)
        default:
            let exponent = String(decimal.exponent.magnitude)
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            return digits.prefix(1) + fraction + (decimal.exponent < 0 ? "e-" : "e+") + (exponent.count < 2 ? "0" : "") + exponent
        }
    }
}
