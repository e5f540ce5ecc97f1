/// Trimming whitespace, or one other character, from the ends of a string.
enum TrimFunctions {
    static let all: [LibraryFunction] = [
        LibraryFunction("trim", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "strip") },
        LibraryFunction("trimLeft", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "lstrip") },
        LibraryFunction("trimRight", 1, 2) { (arguments, runtime) throws(HogFailure) in try trim(arguments, &runtime, "rstrip") },
    ]

    /// - Parameter method: the name of the method in Python.
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

/// Whitespace as defined by Python's `str`.
enum Whitespace {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The text without whitespace at both ends.
    static func trimmed(_ string: String) -> Substring {
        let scalars = string.unicodeScalars
        guard let start = scalars.firstIndex(where: { !contains($0) }), let last = scalars.lastIndex(where: { !contains($0) }) else {
            return ""
        }
        return Substring(scalars[start...last])
    }

    /// Splits a text at whitespace. After `count` words the rest of the text is the last element.
    static func words(in text: Text, atMost count: Int, _ deadline: Deadline) throws(HogFailure) -> [Text] {
        let scalars = text.string.unicodeScalars
        var words: [Text] = []
        var start: String.Index?
        var index = scalars.startIndex
        var steps = 0
        while index < scalars.endIndex, words.count < count {
            steps += 1
            if steps & 4095 == 0 { try deadline.checkClock() }
            if !contains(scalars[index]) {
                start = start ?? index
            } else if let begun = start {
                words.append(Text(String(scalars[begun..<index])))
                start = nil
            }
            scalars.formIndex(after: &index)
        }
        let rest = start ?? index
        if rest < scalars.endIndex { words.append(Text(String(scalars[rest...]))) }
        return words
    }
}
