/// What a comparison of texts does about upper and lower case.
enum CaseRule: Sendable, Hashable {
    case kept
    /// Unicode's full case folding: `ß` equals `SS`, `Σ` equals `ς`.
    case folded
    /// Python's `str.lower()`: `SS` becomes `ss`, which differs from `ß`.
    case lowered

    /// An ASCII text in lower case, byte for byte; `nil` if the text is not ASCII.
    static func loweredASCII(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.reduce(0, |) < 0x80 else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { lowered in
                for index in bytes.indices {
                    let byte = bytes[index]
                    lowered[index] = byte | (byte &- UInt8(ascii: "A") < 26 ? 0x20 : 0)
                }
                return bytes.count
            }
        }
    }

    /// The mapping of one scalar that is not ASCII; `nil` if it stays as it is.
    func mapping(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
        switch self {
        case .kept: return nil
        // The dotless ı has an upper case, I, but is not folded to i: they are the same letter in Turkish only.
        case .folded where scalar == "ı": return nil
        // The upper case joins ß and ss as SS. The lower case comes before it because the upper case of ẞ is ẞ itself.
        case .folded where scalar.properties.changesWhenCaseMapped:
            return scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars
        case .lowered where scalar.properties.changesWhenLowercased: return scalar.properties.lowercaseMapping.unicodeScalars
        case .folded, .lowered: return nil
        }
    }

    /// A text without the differences of case that are ignored.
    func callAsFunction(_ text: String) -> String {
        if self == .kept { return text }
        if let ascii = Self.loweredASCII(text) { return ascii }
        var mapped = "".unicodeScalars
        var mappings = MappingCache(self)
        var sigma = self == .lowered && FinalSigma.isNeeded(in: text) ? FinalSigma() : nil
        for scalar in text.unicodeScalars {
            let start = mapped.endIndex
            if let lowered = scalar.isASCII ? Self.lowered(ascii: scalar) : nil {
                mapped.append(lowered)
            } else if scalar.isASCII {
                mapped.append(scalar)
            } else if let mapping = mappings[scalar] {
                mapped += mapping
            } else {
                mapped.append(scalar)
            }
            sigma?.look(at: scalar, mappedAt: start, &mapped)
        }
        sigma?.finish(&mapped)
        return String(mapped)
    }

    private static func lowered(ascii scalar: Unicode.Scalar) -> Unicode.Scalar? {
        "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : nil
    }
}

/// Mappings by scalar: looking one up in Unicode's tables takes ten times as long.
private struct MappingCache {
    private let caseRule: CaseRule
    private var scalars: [Unicode.Scalar?] = []
    private var mappings: [String.UnicodeScalarView?] = []

    init(_ caseRule: CaseRule) { self.caseRule = caseRule }

    subscript(scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
        mutating get {
            if scalars.isEmpty {
                scalars = Array(repeating: nil, count: 256)
                mappings = Array(repeating: nil, count: 256)
            }
            let slot = Int(scalar.value) & 255
            if scalars[slot] != scalar { (scalars[slot], mappings[slot]) = (scalar, caseRule.mapping(scalar)) }
            return mappings[slot]
        }
    }
}

/// Writes `ς` for a capital sigma at the end of a word, where it has another lower case: between a cased letter before it and none after
/// it, apart from characters such as apostrophes and accents, which case ignores.
private struct FinalSigma {
    private static let capital: Unicode.Scalar = "\u{3A3}"
    private static let final: Unicode.Scalar = "\u{3C2}"

    static func isNeeded(in text: String) -> Bool { text.unicodeScalars.contains(capital) }

    /// Whether the last character that case does not ignore has case.
    private var followsCased = false
    /// Where a sigma was written that ends its word unless a cased letter follows.
    private var pending: String.UnicodeScalarView.Index?

    mutating func look(at scalar: Unicode.Scalar, mappedAt place: String.UnicodeScalarView.Index, _ text: inout String.UnicodeScalarView) {
        let properties = scalar.properties
        guard !properties.isCaseIgnorable else { return }
        if !properties.isCased { finish(&text) }
        pending = scalar == Self.capital && followsCased ? place : nil
        followsCased = properties.isCased
    }

    mutating func finish(_ text: inout String.UnicodeScalarView) {
        guard let place = pending else { return }
        pending = nil
        // Both forms have two bytes, so that no other position moves.
        text.replaceSubrange(place...place, with: CollectionOfOne(Self.final))
    }
}
