/// What a sign of another language is in Hog, where a source stops with it.
struct SyntaxHabit {
    /// What the source has at the place of the error, and right before it.
    let sign: String
    let before: String
    let advice: String

    /// The first that fits is taken.
    static let all = [
        SyntaxHabit("&", "`&&` is written `and`."),
        SyntaxHabit("!", "`!` is written `not`."),
        SyntaxHabit("=", after: "==", "`==` and `!=` compare; there is no third `=`."),
        SyntaxHabit("=", after: "!=", "`==` and `!=` compare; there is no third `=`."),
        SyntaxHabit("=", after: "+", "There is no `+=`: write `x := x + 1`."),
        SyntaxHabit("=", after: "-", "There is no `-=`: write `x := x - 1`."),
        SyntaxHabit("=", after: "*", "There is no `*=`: write `x := x * 2`."),
        SyntaxHabit("=", after: "/", "There is no `/=`: write `x := x / 2`."),
        SyntaxHabit("=", "`:=` assigns, as in `let x := 1`; `=` compares."),
        SyntaxHabit(">", after: "=", "A function is written `x -> x + 1`."),
        SyntaxHabit("+", after: "+", "There is no `++`: write `i := i + 1`."),
        SyntaxHabit("*", after: "*", "There is no operator for powers."),
        SyntaxHabit("for", "`for` is a statement: to make a list of another one, write `arrayMap(x -> x * 2, list)`."),
    ]

    private init(_ sign: String, after before: String = "", _ advice: String) {
        self.sign = sign
        self.before = before
        self.advice = advice
    }
}

extension HogSyntaxError {
    /// What to write instead, where the source looks like another language there.
    public func hint(in source: String) -> String? {
        if message.hasPrefix("Variable \""), message.hasSuffix("Can not assign to globals.") {
            return "A variable is declared with `let` before it is assigned: `let x := 1`."
        }
        if message.hasPrefix("This string has no end") { return "A quote in a text is written twice: `'it''s'`." }
        guard message.hasPrefix("Unexpected ") || message.hasSuffix("asterisk") else { return nil }
        let bytes = Array(source.utf8)
        let start = min(max(place.start, 0), bytes.count)
        if bytes[start...].first == UInt8(ascii: ":") { return Self.blockHint(SourceLine(of: place, in: source).text) }
        let habit = SyntaxHabit.all.first { bytes[start...].starts(with: $0.sign.utf8) && bytes[..<start].ends(with: $0.before.utf8) }
        return habit?.advice
    }

    /// Of a line with a colon where a block could begin.
    private static func blockHint(_ line: String) -> String? {
        let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter }
        switch word {
        case "def", "function": return "A function is written `fn name(x) { … }`."
        case "if", "else", "elif", "for", "while", "try": return "A block stands in braces: `if (x) { … } else { … }`."
        default: return nil
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with other: some BidirectionalCollection<UInt8>) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}
