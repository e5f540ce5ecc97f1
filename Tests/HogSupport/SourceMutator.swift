/// Corrupts the source of a program slightly: removes, duplicates, swaps and inserts words, signs and characters.
struct SourceMutator {
    private static let words = [
        "and", "or", "not", "in", "like", "ilike", "between", "is", "null", "as", "case", "when", "then", "else", "end", "if", "for",
        "while", "return", "let", "fn", "throw", "try", "catch", "finally", "interval", "day", "date", "array", "cast", "lambda", "true",
        "false", "inf", "nan", "cohort", "distinct", "ignore", "nulls", "x", "y", "IN", "Let",
    ]
    private static let literals = [
        "1", "1.5", ".5", "1.", "0x1F", "0x1p3", "1e5", "0b2", "0o7", "007", "1_000", "99999999999999999999", "'a'", "'\\n'", "'\\q'",
        "'\\x41'", "'it''s'", "f'a{x}'", "f'{x}'", "f'\\{'", "`a b`", "\"q\"",
    ]
    private static let signs = [
        "(", ")", "[", "]", "{", "}", ",", ";", ":", ":=", "=", "==", "!=", "<>", "< ", "> ", "<=", "+", "-", "*", "/", "%", "||", "??",
        "?", "?.", ".", "->", "#", "=~", "~*", "!~", "::", "!", "&", "--", "/*", "\n", "\u{A0}", "é",
    ]

    static func mutated(_ source: String, using random: inout SplitMix64) -> String {
        var pieces = split(source)
        for _ in 0...random.below(3) {
            guard !pieces.isEmpty else { break }
            let index = random.below(pieces.count)
            switch random.below(6) {
            case 0: pieces.remove(at: index)
            case 1: pieces.insert(pieces[index], at: index)
            case 2: pieces.swapAt(index, random.below(pieces.count))
            case 3: pieces[index] = piece(using: &random)
            case 4: pieces.insert(" \(piece(using: &random)) ", at: index)
            default: pieces[index] = corrupted(pieces[index], using: &random)
            }
        }
        return pieces.joined()
    }

    private static func piece(using random: inout SplitMix64) -> String {
        random.pick(from: random.pick(from: [words, literals, signs]))
    }

    private static func corrupted(_ piece: String, using random: inout SplitMix64) -> String {
        var scalars = Array(piece.unicodeScalars)
        guard !scalars.isEmpty else { return piece }
        let index = random.below(scalars.count)
        if random.chance(oneIn: 2) {
            scalars.remove(at: index)
        } else {
            scalars.insert(random.pick(from: ["'", "\\", "\"", "x", " ", "1", "{", "}", "."]), at: index)
        }
        var corrupted = String.UnicodeScalarView()
        corrupted.append(contentsOf: scalars)
        return String(corrupted)
    }

    /// Splits into words, runs of white space, and single characters.
    private static func split(_ source: String) -> [String] {
        var pieces: [String] = []
        var last = 0
        for scalar in source.unicodeScalars {
            let kind = scalar.properties.isWhitespace ? 1 : scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_") ? 2 : 0
            let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
            if (kind != 0 && kind == last) || (isDigit && (last == 2 || last == 3)) {
                pieces[pieces.count - 1].unicodeScalars.append(scalar)
            } else {
                pieces.append(String(scalar))
                last = isDigit ? 3 : kind
            }
        }
        return pieces
    }
}
