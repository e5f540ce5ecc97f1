internal import BigInt

/// Numbers out of text by the rules of Python's `int` and `float`: whitespace around, underscores between digits, digits of any script.
enum NumberText {
    /// Of the characters of a number, whose digits may be many zeros. No longer one is read.
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
    /// The text without whitespace around it and with the digits of ASCII; other characters that are not ASCII become something that is
    /// in no number. `nil` for one that nobody writes, because reading it would take long.
    private static func plain(_ text: Text) -> [UInt8]? {
        let core = text.isASCII ? coreOfASCII(text) : core(text)
        // Counting the characters of a very long one takes long as well.
        guard core.utf8.count <= 4 * maximumLength, core.unicodeScalars.count <= maximumLength else { return nil }
        return core.unicodeScalars.map { scalar -> UInt8 in
            if scalar.isASCII { return UInt8(scalar.value) }
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return 0 }
            return UInt8(ascii: "0") + UInt8(value)
        }
    }

    private static func coreOfASCII(_ text: Text) -> Substring {
        let string = text.string
        let places = text.withBytes { bytes -> Range<Int> in
            guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }), let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
            else {
                return 0..<0
            }
            return first..<last + 1
        }
        let start = string.utf8.index(string.startIndex, offsetBy: places.lowerBound)
        return string[start..<string.utf8.index(start, offsetBy: places.count)]
    }

    private static func core(_ text: Text) -> Substring {
        var core = text.string.unicodeScalars[...]
        while let first = core.first, isSpace(first) { core.removeFirst() }
        while let last = core.last, isSpace(last) { core.removeLast() }
        return Substring(core)
    }

    /// Of the whitespace of ASCII, `int` and `float` skip less than `strip` does.
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

    /// The digits at the start, if there are any: between two of them there may be an underscore.
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
