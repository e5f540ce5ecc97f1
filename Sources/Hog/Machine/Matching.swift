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
        return try firstMatch(of: heap.text(pattern), in: heap.text(text), ignoringCase: ignoringCase) != nil
    }

    /// - Parameter groups: how many groups to look for.
    mutating func firstMatch(
        of pattern: Text, in text: Text, ignoringCase: Bool = false, groups: Int = 0
    ) throws(HogFailure) -> Match? {
        let compiled = try patterns.compiled(pattern, ignoringCase: ignoringCase)
        return compiled.firstMatch(in: text.string, groups: groups)
    }

    /// `like` and `ilike`: `%` is any run of characters and `_` one, neither of them a newline. Anywhere in the text.
    mutating func like(_ text: Value, _ pattern: Value, ignoringCase: Bool) throws(HogFailure) -> Bool {
        for operand in [text, pattern] where operand.tag != .string {
            throw .type("object of type '\(heap.pythonType(operand))' has no len()")
        }
        let expression = Text(LikePattern.expression(heap.text(pattern)))
        return try firstMatch(of: expression, in: heap.text(text), ignoringCase: ignoringCase) != nil
    }
}

/// LIKE as a regular expression.
enum LikePattern {
    static func expression(_ pattern: Text) -> String {
        var expression = String.UnicodeScalarView()
        for scalar in pattern.string.unicodeScalars {
            switch scalar {
            case "%": expression.append(contentsOf: ".*".unicodeScalars)
            case "_": expression.append(".")
            case "\0": expression.append(contentsOf: #"\x00"#.unicodeScalars)
            default:
                if isSpecial(scalar) { expression.append("\\") }
                expression.append(scalar)
            }
        }
        return String(expression)
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && !(scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar.value < 0x20)
    }
}
