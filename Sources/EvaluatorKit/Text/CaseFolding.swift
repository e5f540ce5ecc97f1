/// Unicode's full case folding, whatever the language.
enum CaseFolding {
    static func folded(_ text: String) -> String {
        if let ascii = foldedASCII(text) { return ascii }
        var folded = "".unicodeScalars
        for scalar in text.unicodeScalars {
            if hasCase(scalar) {
                // Lower case first for ẞ, whose upper case is itself while that of ß is SS; upper case then joins ß and ss.
                folded += scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars
            } else {
                folded.append(scalar)
            }
        }
        return String(folded)
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
