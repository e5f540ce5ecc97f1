/// Unicode's full case folding, whatever the language.
enum CaseFolding {
    static func folded(_ text: String) -> String {
        if let ascii = foldedASCII(text) { return ascii }
        var folded = "".unicodeScalars
        if text.utf8.count < 4_096 {
            for scalar in text.unicodeScalars {
                if hasCase(scalar) { folded += Self.folded(scalar) } else { folded.append(scalar) }
            }
        } else {
            var letters = KnownLetters()
            for scalar in text.unicodeScalars { folded += letters.folded(scalar) }
        }
        return String(folded)
    }

    /// For long texts, which have few letters: to look one up takes ten times as long as to remember it.
    private struct KnownLetters {
        private var scalars = [Unicode.Scalar?](repeating: nil, count: 256)
        private var foldings = [String.UnicodeScalarView](repeating: String.UnicodeScalarView(), count: 256)

        mutating func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
            let place = Int(scalar.value) & 255
            if scalars[place] != scalar { (scalars[place], foldings[place]) = (scalar, CaseFolding.folded(scalar)) }
            return foldings[place]
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        guard hasCase(scalar) else { return String(scalar).unicodeScalars }
        // Lower case first for ẞ, whose upper case is itself while that of ß is SS; upper case then joins ß and ss.
        return scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars
    }

    /// `nil` where not all is ASCII. A byte of the one is a byte of the other.
    static func foldedASCII(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.reduce(0, |) < 0x80 else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { folded in
                for index in bytes.indices {
                    let byte = bytes[index]
                    folded[index] = byte | (byte &- UInt8(ascii: "A") < 26 ? 0x20 : 0)
                }
                return bytes.count
            }
        }
    }

    /// The dotless ı has an upper case, I, but is not folded to i: only in Turkish are they one letter.
    private static func hasCase(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return "A"..."Z" ~= scalar }
        return scalar != "ı" && scalar.properties.changesWhenCaseMapped
    }
}
