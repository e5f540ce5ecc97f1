/// What is dropped from words as SQuAD drops it: ASCII's punctuation and symbols, `$` and `+` among them, and beyond ASCII, which SQuAD's
/// script does not look at, what Unicode calls punctuation.
enum Punctuation {
    static func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return contains(UInt8(scalar.value)) }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}

extension [UInt8] {
    /// Appends a word of UTF-8 without the punctuation in it.
    mutating func append(withoutPunctuation word: Slice<UnsafeBufferPointer<UInt8>>) {
        guard word.reduce(0, |) >= 0x80 else {
            for byte in word where !Punctuation.contains(byte) { append(byte) }
            return
        }
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars where !Punctuation.contains(scalar) {
            append(contentsOf: String(scalar).utf8)
        }
    }
}
