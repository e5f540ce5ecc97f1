internal import Pattern

/// Regular expressions and LIKE, for the operators and the library alike.
extension Runtime {
    /// `=~` and its kin: whatever counts as false on either side makes all four false.
    mutating func matches(
        _ text: Value, _ pattern: Value, ignoringCase: Bool, isNegated: Bool
    ) throws(HogFailure) -> Bool {
        guard heap.isTruthy(text), heap.isTruthy(pattern) else { return false }
        return try matches(text, pattern, ignoringCase: ignoringCase) != isNegated
    }

    /// The search itself: of strings, which may be empty.
    mutating func matches(_ text: Value, _ pattern: Value, ignoringCase: Bool = false) throws(HogFailure) -> Bool {
        guard text.tag == .string else {
            throw .machine("Function match requires input to be a string, got \(heap.pythonType(text))")
        }
        guard pattern.tag == .string else {
            throw .machine("Function match requires pattern to be a string, got \(heap.pythonType(pattern))")
        }
        let source = PatternCache.Source(text: heap.text(pattern), ignoringCase: ignoringCase)
        return try patterns.pattern(source, heap.watch).isFound(in: heap.text(text), heap.watch)
    }

    /// `like` and `ilike`, which look anywhere in the text.
    mutating func like(_ text: Value, _ pattern: Value, ignoringCase: Bool) throws(HogFailure) -> Bool {
        for operand in [text, pattern] where operand.tag != .string {
            throw .type("object of type '\(heap.pythonType(operand))' has no len()")
        }
        let source = PatternCache.Source(text: heap.text(pattern), language: .like, ignoringCase: ignoringCase)
        return try patterns.pattern(source, heap.watch).isFound(in: heap.text(text), heap.watch)
    }

    /// A regular expression, compiled.
    mutating func pattern(_ source: Text) throws(HogFailure) -> SearchPattern {
        try patterns.pattern(PatternCache.Source(text: source), heap.watch)
    }

    /// The first match of it.
    ///
    /// - Parameter groups: how many groups to look for.
    func firstMatch(of pattern: SearchPattern, in text: Text, groups: Int = 0) throws(HogFailure) -> Match? {
        try pattern.firstMatch(in: text, groups: groups, heap.watch)
    }
}
