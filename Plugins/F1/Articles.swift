internal import EvaluatorKit

/// Finds `a`, `an` and `the` as SQuAD's script does, by `\b(a|an|the)\b`: where no letter, digit or underscore is beside them. In `“the”` the
/// quotation marks are left, a word each.
enum Articles {
    /// The parts of a word between its articles.
    static func ranges(without word: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, run) = (word.lowerBound, word.lowerBound)
        bytes.withUnsafeBufferPointer { bytes in
            var symbols = Symbols(bytes[word])
            var place = word.lowerBound
            // A run of letters and digits ends before what is neither, and at the end of the word.
            func endRun(_ end: Int) {
                guard run < end, Word(run..<end, of: bytes).isArticle else { return }
                if start < run { ranges.append(start..<run) }
                start = end
            }
            while let symbol = symbols.next() {
                if !isWordCharacter(symbol) {
                    endRun(place)
                    run = symbols.place
                }
                place = symbols.place
            }
            endRun(word.upperBound)
        }
        if start < word.upperBound { ranges.append(start..<word.upperBound) }
        return ranges
    }

    /// Whether a byte is a letter or digit of ASCII.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 }

    /// What Python's `\w` matches.
    private static func isWordCharacter(_ symbol: UInt32) -> Bool {
        guard symbol >= 0x80 else { return isPlain(UInt8(symbol)) || symbol == 0x5F }
        guard let properties = Unicode.Scalar(symbol)?.properties else { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return properties.numericType != nil
        }
    }
}
