/// A text as UTF-8. Most of it is ASCII: other characters are decoded only when they are asked for.
struct TextBytes {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { self.bytes = UnsafeBufferPointer(rebasing: bytes) }

    /// Calls `body` with the bytes of a text, without copying them if they are contiguous.
    static func read<Result>(_ text: some StringProtocol, _ body: (TextBytes) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(TextBytes($0)) }) { return result }
        var copy = String(text)
        return copy.withUTF8 { body(TextBytes($0)) }
    }

    var count: Int { bytes.count }

    /// `nil` outside the text.
    subscript(offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    func isDigit(_ offset: Int) -> Bool { self[offset].map { $0 &- UInt8(ascii: "0") < 10 } ?? false }

    func isPoint(_ offset: Int) -> Bool { self[offset] == UInt8(ascii: ".") }
}

extension TextBytes {
    func contains(_ part: StaticString, at offset: Int) -> Bool {
        let end = offset + part.utf8CodeUnitCount
        guard offset >= 0, end <= count else { return false }
        return part.withUTF8Buffer { $0.elementsEqual(bytes[offset..<end]) }
    }

    func contains(_ part: StaticString, before offset: Int) -> Bool { contains(part, at: offset - part.utf8CodeUnitCount) }

    /// The scalar at `offset`.
    func scalar(at offset: Int) -> Unicode.Scalar? {
        guard let first = self[offset] else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= count else { return nil }
        let continuation = bytes[(offset + 1)..<(offset + length)]
        let value = continuation.reduce(UInt32(first) & (0x7F >> UInt32(length))) { $0 << 6 | UInt32($1 & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// The scalar that ends at `offset`.
    func scalar(before offset: Int) -> Unicode.Scalar? { scalar(at: start(before: offset)) }

    /// The start of the scalar that ends at `offset`.
    func start(before offset: Int) -> Int {
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The start of the white space that ends at `offset`.
    func startOfWhiteSpace(before offset: Int) -> Int {
        var offset = offset
        while let scalar = scalar(before: offset), scalar.properties.isWhitespace { offset = start(before: offset) }
        return offset
    }

    /// The end of the white space that begins at `offset`.
    func endOfWhiteSpace(at offset: Int) -> Int {
        var offset = offset
        while let scalar = scalar(at: offset), scalar.properties.isWhitespace { offset += scalar.utf8.count }
        return offset
    }
}

/// The kinds of characters next to a number.
extension Unicode.Scalar {
    /// A letter, a mark, a numeral or `_`. Letters of scripts that are written without spaces are excluded, because numbers follow them
    /// directly.
    var isWordCharacter: Bool {
        if isASCII { return self == "_" || ("a"..."z").contains(Unicode.Scalar(UInt8(value) | 0x20)) || ("0"..."9").contains(self) }
        return isNameCharacter && !isOfUnspacedScript
    }

    /// A letter, a mark, a numeral or `_`.
    var isNameCharacter: Bool {
        switch properties.generalCategory {
        case .spacingMark, .nonspacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: true
        default: isNameStart
        }
    }

    /// A letter or `_`.
    var isNameStart: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: self == "_"
        }
    }

    /// A decimal digit of any script.
    var isDigit: Bool { properties.generalCategory == .decimalNumber }

    /// A numeral outside ASCII: `½`, `²`, `٣`.
    var isOtherNumeral: Bool { !isASCII && isNameCharacter && !isNameStart && !isMark }

    var isCurrency: Bool { isASCII ? self == "$" : properties.generalCategory == .currencySymbol }

    /// A no-break or thin space, which some people put between thousands.
    var isGroupingSpace: Bool { self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" || self == "\u{2007}" }

    var isClosingBracket: Bool { self == ")" || self == "]" || self == "}" }

    /// A scalar that only changes the look of the scalar before it: `❤️` has two scalars.
    var isVariationSelector: Bool { (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) }

    private var isMark: Bool {
        switch properties.generalCategory {
        case .spacingMark, .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Letters and marks of Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar, and those that only these scripts share, such as `ー`. The
    /// ranges also include other characters, but no other letters or marks.
    private var isOfUnspacedScript: Bool {
        guard value >= 0xE01, isNameStart && self != "_" || isMark else { return false }
        return switch value {
        case 0xE01...0xEDF, 0x1000...0x109D, 0x1780...0x17DD, 0x3005...0x3006, 0x3031...0x30FF, 0x31F0...0x9FFF, 0xA9E0...0xA9FE,
            0xAA60...0xAA7F, 0xF900...0xFAD9, 0xFF66...0xFF9F, 0x16FE3, 0x16FF0...0x16FF3, 0x1AFF0...0x1B167, 0x20000...0x33479:
            true
        default: false
        }
    }
}
