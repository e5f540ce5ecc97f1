/// Which characters are dropped from words.
enum Punctuation {
    /// What a configuration calls false.
    case none
    /// ASCII's punctuation and symbols, `$` and `+` among them: Python's `string.punctuation`, as SQuAD's script has it.
    case ascii
    /// And what Unicode calls punctuation, as MLQA's script has it.
    case unicode

    @inline(__always)
    func contains(_ symbol: UInt32) -> Bool {
        switch self {
        case .none: false
        case .ascii: Self.isASCIIPunctuation(symbol)
        case .unicode: Self.isASCIIPunctuation(symbol) || symbol >= 0x80 && Self.isUnicodePunctuation(symbol)
        }
    }

    @inline(__always)
    private static func isASCIIPunctuation(_ symbol: UInt32) -> Bool {
        switch symbol {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isUnicodePunctuation(_ symbol: UInt32) -> Bool {
        switch Unicode.Scalar(symbol)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}

/// The key `ignore_punctuation`: a boolean, or which punctuation.
struct PunctuationKey: Decodable {
    let dropped: Punctuation

    static let names = ["ascii", "unicode"]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let isOn = try? container.decode(Bool.self) {
            dropped = isOn ? .ascii : .none
            return
        }
        switch try? container.decode(String.self) {
        case "ascii": dropped = .ascii
        case "unicode": dropped = .unicode
        default:
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Must be true, false, \"ascii\" or \"unicode\".")
        }
    }
}
