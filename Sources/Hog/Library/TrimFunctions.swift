/// Taking whitespace, or one other character, from the ends of text.
enum TrimFunctions {
    static let all: [LibraryFunction] = [
        LibraryFunction("trim", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "strip") },
        LibraryFunction("trimLeft", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "lstrip") },
        LibraryFunction("trimRight", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "rstrip") },
    ]

    /// - Parameter method: what Python calls it.
    private static func trim(_ arguments: CallArguments, _ runtime: inout Runtime, _ method: String) throws(HogFailure) -> Value {
        guard !arguments[0].isNull else { return .null }
        var isTrimmed: (Unicode.Scalar) -> Bool = Whitespace.contains
        if let given = arguments.given(1) {
            let characters = given.tag == .string ? runtime.heap.text(given) : Text(" ")
            guard characters.count < 2 else { return runtime.heap.string("") }
            let character = characters.string.unicodeScalars.first
            isTrimmed = { $0 == character }
        }
        guard arguments[0].tag == .string else { throw runtime.heap.hasNoAttribute(method, arguments[0]) }
        let text = runtime.heap.text(arguments[0])
        var rest = text.string.unicodeScalars[...]
        if method != "rstrip" { rest = rest.drop(while: isTrimmed) }
        if method != "lstrip" { while let last = rest.last, isTrimmed(last) { rest.removeLast() } }
        guard rest.startIndex > text.string.startIndex || rest.endIndex < text.string.endIndex else { return arguments[0] }
        return runtime.heap.string(Text(String(rest)))
    }
}
