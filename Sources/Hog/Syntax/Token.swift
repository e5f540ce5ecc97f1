/// A word, number, text or sign of the source.
struct Token: Sendable {
    let kind: Kind
    /// What a word means where the grammar wants more than a name.
    let keyword: Keyword?
    let place: SourcePlace

    enum Kind: Sendable, Equatable {
        /// A name or a keyword.
        case word
        case quotedName
        case string
        /// Digits. A leading zero followed by digits below 8 makes it `octalLike`: still decimal, but no index.
        case integer(octalLike: Bool)
        case hexInteger
        case binaryInteger
        /// A number with an exponent. `1.5` is three tokens, because of `a.1.5`.
        case float
        /// `f'`, up to the text.
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
        /// Before digits: `#1`, which SQL has.
        case hash = "#"
    }

    /// Whether an operand may end with it, so that a `<` after it compares.
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
