/// A token of the source: a word, number, string or sign.
struct Token: Sendable {
    let kind: Kind
    /// The keyword that a word spells, if it is one.
    let keyword: Keyword?
    let place: SourcePlace

    enum Kind: Sendable, Equatable {
        /// A name or a keyword.
        case word
        case quotedName
        case string
        /// Digits. A leading zero followed by digits below 8 makes it `octalLike`: it is decimal, but cannot be an index.
        case integer(octalLike: Bool)
        case hexInteger
        case binaryInteger
        /// A number with an exponent. `1.5` is three tokens, because of `a.1.5`.
        case float
        /// `f'`.
        case templateStart
        case templateText
        case templateEnd
        /// The `<` of a tag, `</` in a tag's content, and the text between tags.
        case tagStart
        case tagClose
        case tagSelfClose
        case tagText
        case sign(Sign)
        case end
    }

    /// The signs, longest first where one begins another.
    enum Sign: String, Sendable, CaseIterable {
        case matchesNotIgnoringCase = "!~*"
        case matchesIgnoringCase = "=~*"
        case matchesIgnoringCaseShort = "~*"
        case matchesNot = "!~"
        case matches = "=~"
        case notEqual = "!="
        case notEqualSQL = "<>"
        case equalTwice = "=="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case concatenate = "||"
        case nullish = "??"
        case nullishDot = "?."
        case arrow = "->"
        case cast = "::"
        case assign = ":="
        case matchesShort = "~"
        case equal = "="
        case less = "<"
        case greater = ">"
        case question = "?"
        case colon = ":"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divide = "/"
        case modulo = "%"
        case dot = "."
        case comma = ","
        case semicolon = ";"
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case openBrace = "{"
        case closeBrace = "}"
        /// Only before digits: `#1`, a positional reference in SQL.
        case hash = "#"
    }

    /// Whether an operand can end with it, so that a `<` after it is a comparison and not a tag.
    var endsOperand: Bool {
        switch kind {
        case .quotedName, .string, .integer, .hexInteger, .binaryInteger, .float, .templateEnd, .tagSelfClose: true
        case .word:
            switch keyword {
            case .return, .and, .or, .not, .in, .like, .ilike, .between, .case, .when, .then, .else, .throw: false
            default: true
            }
        case .sign(let sign): sign == .closeParenthesis || sign == .closeBracket || sign == .closeBrace
        case .templateStart, .templateText, .tagStart, .tagClose, .tagText, .end: false
        }
    }
}
