internal import Pattern

/// Regular expressions and LIKE patterns as functions.
enum RegexFunctions {
    static let all: [LibraryFunction] = [
        like("like", ignoringCase: false, isNegated: false),
        like("ilike", ignoringCase: true, isNegated: false),
        like("notLike", ignoringCase: false, isNegated: true),
        like("notILike", ignoringCase: true, isNegated: true),
        LibraryFunction("match", 2, 2, match),
        LibraryFunction("extractRegex", 2, 2, extractRegex),
    ]

    private static func like(_ name: String, ignoringCase: Bool, isNegated: Bool) -> LibraryFunction {
        LibraryFunction(name, 2, 2) { (arguments, runtime) throws(HogFailure) in
            .boolean(try runtime.like(arguments[0], arguments[1], ignoringCase: ignoringCase) != isNegated)
        }
    }

    private static func match(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull, !arguments[1].isNull else { return .boolean(false) }
        return .boolean(try runtime.matches(arguments[0], arguments[1]))
    }

    /// The first group if the pattern has groups, otherwise the whole match.
    private static func extractRegex(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull, !arguments[1].isNull else { return runtime.heap.string("") }
        let text = try runtime.heap.pythonText(of: arguments[0])
        let source = try runtime.heap.pythonText(of: arguments[1])
        guard let pattern = try pattern(source, &runtime), let match = try runtime.firstMatch(of: pattern, in: text, groups: 1) else {
            return runtime.heap.string("")
        }
        return runtime.heap.string(String(match[pattern.groupCount > 0 ? 1 : 0] ?? ""))
    }

    /// `nil` for an invalid pattern, which is not a failure in this function.
    private static func pattern(_ source: Text, _ runtime: inout Runtime) throws(HogFailure) -> SearchPattern? {
        do throws(HogFailure) {
            return try runtime.pattern(source)
        } catch {
            guard error.message.utf8.starts(with: SearchPattern.invalid.utf8) else { throw error }
            return nil
        }
    }
}
