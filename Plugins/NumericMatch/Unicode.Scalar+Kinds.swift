/// What a character next to a number is.
extension Unicode.Scalar {
    /// A letter, a mark, a numeral or `_`, unless its script is written without blanks: there a word ends where a number begins.
    var isWordCharacter: Bool {
        if isASCII { return self == "_" || ("a"..."z").contains(Unicode.Scalar(UInt8(value) | 0x20)) || ("0"..."9").contains(self) }
        return isNameCharacter && !isWrittenWithoutBlanks
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

    /// A numeral that is not ASCII's: `½`, `²`, `٣`.
    var isOtherNumeral: Bool { !isASCII && isNameCharacter && !isNameStart && !isMark }

    var isCurrency: Bool { isASCII ? self == "$" : properties.generalCategory == .currencySymbol }

    /// A no-break or thin blank, such as some people put between thousands.
    var isThousandsBlank: Bool { self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" || self == "\u{2007}" }

    var isClosingBracket: Bool { self == ")" || self == "]" || self == "}" }

    /// Has no look of its own: `❤️` is two scalars.
    var isVariationSelector: Bool { (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) }

    private var isMark: Bool {
        switch properties.generalCategory {
        case .spacingMark, .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Letters and marks of Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar, and those that only these share, such as `ー`. What else
    /// is in the ranges is neither letter nor mark.
    private var isWrittenWithoutBlanks: Bool {
        guard value >= 0xE01, isNameStart && self != "_" || isMark else { return false }
        return switch value {
        case 0xE01...0xEDF, 0x1000...0x109D, 0x1780...0x17DD, 0x3005...0x3006, 0x3031...0x30FF, 0x31F0...0x9FFF, 0xA9E0...0xA9FE,
            0xAA60...0xAA7F, 0xF900...0xFAD9, 0xFF66...0xFF9F, 0x16FE3, 0x16FF0...0x16FF3, 0x1AFF0...0x1B167, 0x20000...0x33479:
            true
        default: false
        }
    }
}
