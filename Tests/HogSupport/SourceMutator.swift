/// Spoils the source of a program a little: drops, doubles, swaps and puts in words, signs and characters.
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

    static func mutated(_ source: String, using numbers: inout SeededNumbers) -> String {
        var pieces = split(source)
        for _ in 0...numbers.below(3) {
            guard !pieces.isEmpty else { break }
            let index = numbers.below(pieces.count)
            switch numbers.below(6) {
            case 0: pieces.remove(at: index)
            case 1: pieces.insert(pieces[index], at: index)
            case 2: pieces.swapAt(index, numbers.below(pieces.count))
            case 3: pieces[index] = piece(using: &numbers)
            case 4: pieces.insert(" \(piece(using: &numbers)) ", at: index)
            default: pieces[index] = spoilt(pieces[index], using: &numbers)
            }
        }
        return pieces.joined()
    }

    private static func piece(using numbers: inout SeededNumbers) -> String {
        numbers.one(of: numbers.one(of: [words, literals, signs]))
    }

    private static func spoilt(_ piece: String, using numbers: inout SeededNumbers) -> String {
        var scalars = Array(piece.unicodeScalars)
        guard !scalars.isEmpty else { return piece }
        let index = numbers.below(scalars.count)
        if numbers.isLucky(oneIn: 2) {
            scalars.remove(at: index)
        } else {
            scalars.insert(numbers.one(of: ["'", "\\", "\"", "x", " ", "1", "{", "}", "."]), at: index)
        }
        var spoilt = String.UnicodeScalarView()
        spoilt.append(contentsOf: scalars)
        return String(spoilt)
    }

    /// Words, runs of space, and single characters.
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
