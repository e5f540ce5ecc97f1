extension HogSyntaxError {
    /// What to write instead, if the source at the error looks like another language.
    public func hint(in source: String) -> String? {
        if message.hasPrefix("Variable \""), message.hasSuffix("Can not assign to globals.") {
            return "A variable is declared with `let` before it is assigned: `let x := 1`."
        }
        if message.hasPrefix("This string has no end") { return "A quote in a text is written twice: `'it''s'`." }
        guard message.hasPrefix("Unexpected ") || message.hasSuffix("asterisk") else { return nil }
        let bytes = Array(source.utf8)
        let start = min(max(place.start, 0), bytes.count)
        if bytes[start...].first == UInt8(ascii: ":") { return Self.blockHint(SourceLine(of: place, in: source).text) }
        let match = ForeignSyntax.all.first { bytes[start...].starts(with: $0.text.utf8) && bytes[..<start].ends(with: $0.before.utf8) }
        return match?.advice
    }

    /// The hint for a line with a colon where a block could begin.
    private static func blockHint(_ line: String) -> String? {
        let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter }
        switch word {
        case "def", "function": return "A function is written `fn name(x) { … }`."
        case "if", "else", "elif", "for", "while", "try": return "A block stands in braces: `if (x) { … } else { … }`."
        default: return nil
        }
    }
}

/// Syntax of another language at which parsing stops, and what to write instead.
private struct ForeignSyntax {
    /// The text at the place of the error, and the text right before it.
    let text: String
    let before: String
    let advice: String

    /// The first match is used.
    static let all = [
        ForeignSyntax("&", "`&&` is written `and`."),
        ForeignSyntax("!", "`!` is written `not`."),
        ForeignSyntax("=", after: "==", "`==` and `!=` compare; there is no third `=`."),
        ForeignSyntax("=", after: "!=", "`==` and `!=` compare; there is no third `=`."),
        ForeignSyntax("=", after: "+", "There is no `+=`: write `x := x + 1`."),
        ForeignSyntax("=", after: "-", "There is no `-=`: write `x := x - 1`."),
        ForeignSyntax("=", after: "*", "There is no `*=`: write `x := x * 2`."),
        ForeignSyntax("=", after: "/", "There is no `/=`: write `x := x / 2`."),
        ForeignSyntax("=", "`:=` assigns, as in `let x := 1`; `=` compares."),
        ForeignSyntax(">", after: "=", "A function is written `x -> x + 1`."),
        ForeignSyntax("+", after: "+", "There is no `++`: write `i := i + 1`."),
        ForeignSyntax("*", after: "*", "There is no operator for powers."),
        ForeignSyntax("for", "`for` is a statement: to make a list of another one, write `arrayMap(x -> x * 2, list)`."),
    ]

    init(_ text: String, after before: String = "", _ advice: String) {
        self.text = text
        self.before = before
        self.advice = advice
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with other: some BidirectionalCollection<UInt8>) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}

extension HogFailure {
    /// What to write instead, if the source at the failure looks like another language.
    public func hint(at place: SourcePlace, in source: String) -> String? {
        let bytes = Array(source.utf8)
        let start = min(max(place.start, 0), bytes.count)
        let code = bytes[start..<min(max(place.end, start), bytes.count)]
        switch kind {
        case .machine:
            if let name = suffix(after: "Global variable not found: ") { return Self.hint(global: name, code, bytes[code.endIndex...]) }
            if let name = suffix(after: "Unsupported function call: ") { return Self.hint(function: name) }
            return message.hasPrefix("Can not throw") ? "Throw an error: `throw Error('…')`." : nil
        case .attribute where message == "'str' object has no attribute 'get'":
            if code.suffix(7).elementsEqual(".length".utf8) { return "`length(x)` is how long a text is." }
            return "A text has no properties; `jsonParse(x)` reads one that is JSON. `and` and `or` evaluate both sides."
        case .type where message.hasPrefix("can only concatenate str"):
            return "`||` joins values to a text, and so does a template: `f'{x} of {y}'`."
        default: return nil
        }
    }

    private func suffix(after beginning: String) -> String? {
        message.hasPrefix(beginning) ? String(message.dropFirst(beginning.count)) : nil
    }

    private static func hint(global name: String, _ code: ArraySlice<UInt8>, _ following: ArraySlice<UInt8>) -> String {
        if code.first == UInt8(ascii: "\"") || name == "f" && following.first == UInt8(ascii: "\"") {
            return "Double quotes make a name. A text stands in single quotes: `'…'`, a template in `f'…'`."
        }
        if code.first == UInt8(ascii: "`") { return "Backticks make a name. A template is written `f'{x} of {y}'`." }
        return ForeignName.globals[name] ?? "It is neither declared (`let \(name) := …`) nor among the globals."
    }

    private static func hint(function name: String) -> String? {
        if let advice = ForeignName.functions[name] { return advice }
        let wanted = ForeignName.normalized(name)
        let meant = Library.numbers.keys.sorted().first { ForeignName.normalized($0) == wanted }
        return meant.map { "Is `\($0)` meant?" }
    }
}

/// Names of Python, JavaScript and ClickHouse, and what to write instead.
private enum ForeignName {
    static let globals = [
        "None": "Hog uses `null`.", "undefined": "Hog uses `null`.", "nil": "Hog uses `null`.",
        "for": "A loop is written `for (let x in list) { … }`.",
        "break": loop, "continue": loop,
        "const": "A variable is declared with `let x := 1`.", "var": "A variable is declared with `let x := 1`.",
        "function": function, "def": function, "async": function, "class": "There are no classes, only objects: `{'key': 1}`.",
        "import": "Hog has no imports: all library functions are always available.",
    ]

    static let functions = [
        "len": "Is `length` meant?", "str": "Is `toString` meant?", "int": "Is `toInt` meant?", "float": "Is `toFloat` meant?",
        "type": "Is `typeof` meant?", "contains": "Is `in` meant, as in `'a' in output`?", "elif": "It is written `else if`.",
        "findall": "Is `extractAll` meant?", "replaceRegexpAll": "Is `replaceRegex` meant?", "splitByRegexp": "Is `splitByRegex` meant?",
        "def": function, "function": function, "switch": "There is no `switch`: write `if (…) { … } else if (…) { … }`.",
    ]

    private static let loop = "There is no `break` and no `continue`: use a condition, or `return` from a function."
    private static let function = "A function is written `fn name(x) { … }`."

    /// Lower case without underscores: the same for `toString`, `ToString` and `to_string`.
    static func normalized(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
}
