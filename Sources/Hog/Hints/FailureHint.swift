extension HogFailure {
    /// What to write instead, where a program that failed at a place of its source looks like another language there.
    public func hint(at place: SourcePlace, in source: String) -> String? {
        let bytes = Array(source.utf8)
        let start = min(max(place.start, 0), bytes.count)
        let code = bytes[start..<min(max(place.end, start), bytes.count)]
        switch kind {
        case .machine:
            if let name = rest(after: "Global variable not found: ") { return Self.hint(global: name, code, bytes[code.endIndex...]) }
            if let name = rest(after: "Unsupported function call: ") { return Self.hint(function: name) }
            return message.hasPrefix("Can not throw") ? "Throw an error: `throw Error('…')`." : nil
        case .attribute where message == "'str' object has no attribute 'get'":
            if code.suffix(7).elementsEqual(".length".utf8) { return "`length(x)` is how long a text is." }
            return "A text has no properties; `jsonParse(x)` reads one that is JSON. `and` and `or` evaluate both sides."
        case .type where message.hasPrefix("can only concatenate str"):
            return "`||` joins values to a text, and so does a template: `f'{x} of {y}'`."
        default: return nil
        }
    }

    private func rest(after beginning: String) -> String? {
        message.hasPrefix(beginning) ? String(message.dropFirst(beginning.count)) : nil
    }

    private static func hint(global name: String, _ code: ArraySlice<UInt8>, _ following: ArraySlice<UInt8>) -> String {
        if code.first == UInt8(ascii: "\"") || name == "f" && following.first == UInt8(ascii: "\"") {
            return "Double quotes make a name. A text stands in single quotes: `'…'`, a template in `f'…'`."
        }
        if code.first == UInt8(ascii: "`") { return "Backticks make a name. A template is written `f'{x} of {y}'`." }
        return FailureHabit.globals[name] ?? "It is neither declared (`let \(name) := …`) nor among the globals."
    }

    private static func hint(function name: String) -> String? {
        if let advice = FailureHabit.functions[name] { return advice }
        let wanted = FailureHabit.plain(name)
        let meant = Library.numbers.keys.sorted().first { FailureHabit.plain($0) == wanted }
        return meant.map { "Is `\($0)` meant?" }
    }
}

/// What words of Python and JavaScript are in Hog.
private enum FailureHabit {
    static let globals = [
        "None": "Nothing is written `null`.", "undefined": "Nothing is written `null`.", "nil": "Nothing is written `null`.",
        "for": "A loop is written `for (let x in list) { … }`.",
        "break": loop, "continue": loop,
        "const": "A variable is declared with `let x := 1`.", "var": "A variable is declared with `let x := 1`.",
        "function": function, "def": function, "async": function, "class": "There are no classes, only objects: `{'key': 1}`.",
        "import": "There is nothing to import: the whole library is there.",
    ]

    static let functions = [
        "len": "Is `length` meant?", "str": "Is `toString` meant?", "int": "Is `toInt` meant?", "float": "Is `toFloat` meant?",
        "type": "Is `typeof` meant?", "contains": "Is `in` meant, as in `'a' in output`?", "elif": "It is written `else if`.",
        "def": function, "function": function, "switch": "There is no `switch`: write `if (…) { … } else if (…) { … }`.",
    ]

    private static let loop = "There is no `break` and no `continue`: use a condition, or `return` from a function."
    private static let function = "A function is written `fn name(x) { … }`."

    /// The same for `toString`, `ToString` and `to_string`.
    static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
}
