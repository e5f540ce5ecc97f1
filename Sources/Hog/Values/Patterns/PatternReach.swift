/// How far a match of a regular expression can reach, read from the expression as it is written. What is not simple is left open.
enum PatternReach {
    /// The most bytes of a match; `nil` where there is no limit, or where what comes after the match counts.
    static func bytes(of expression: String) -> Int? {
        var rest = expression.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"), UInt8(ascii: "$"): return nil
            case UInt8(ascii: "\\"): guard let escaped = rest.popFirst(), isCharacter(escaped) else { return nil }
            default: break
            }
        }
        // All that is left matches a character at most, of four bytes at most.
        return 4 * expression.utf8.count
    }

    /// What the expression matches, if it is nothing but characters; `nil` for all others.
    static func plainText(of expression: String) -> String? {
        var plain: [UInt8] = []
        var rest = expression.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), isPunctuation(escaped) else { return nil }
                plain.append(escaped)
            case _ where isSpecial(byte): return nil
            default: plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Whether an escape stands for a character or a class of them.
    private static func isCharacter(_ escaped: UInt8) -> Bool { isPunctuation(escaped) || "dDwWsStnrfvax".utf8.contains(escaped) }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !ASCII.isDigit(byte) && !ASCII.isLetter(byte)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { #".*+?()[]{}|^$"#.utf8.contains(byte) }
}
