/// Functions of strings: length, case, concatenation, parts and searches.
enum StringFunctions {
    static let all: [LibraryFunction] =
        [
            LibraryFunction("length", 1, 1, length),
            LibraryFunction("lower", 1, 1, lower),
            LibraryFunction("upper", 1, 1, upper),
            LibraryFunction("reverse", 1, 1, reverse),
            LibraryFunction("concat", 1, nil, concat),
            LibraryFunction("substring", 2, 3, substring),
            LibraryFunction("position", 2, 3, position),
            LibraryFunction("positionCaseInsensitive", 2, 3, positionCaseInsensitive),
            LibraryFunction("startsWith", 2, 2, startsWith),
            LibraryFunction("multiSearchAnyCaseInsensitive", 2, 2, multiSearchAnyCaseInsensitive),
        ] + TrimFunctions.all + ReplaceFunctions.all

    private static func length(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .null: return .null
        case .string: return .integer(runtime.heap.strings[value.heapIndex].count)
        case .array, .tuple: return .integer(runtime.heap.arrays[value.heapIndex].count)
        case .object: return .integer(runtime.heap.objects[value.heapIndex].count)
        // The reference represents functions as objects of these sizes.
        case .closure, .libraryFunction: return .integer(3)
        case .callable: return .integer(6)
        default: throw .type("object of type '\(runtime.heap.pythonType(value))' has no len()")
        }
    }

    private static func reverse(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .null: return .null
        case .string:
            let text = runtime.heap.text(value)
            try runtime.checkMemory(for: 8 + text.count)
            return runtime.heap.string(text.reversed)
        case .array: return runtime.heap.array(runtime.heap.items(value).reversed())
        case .tuple: return runtime.heap.tuple(runtime.heap.items(value).reversed())
        case .object, .closure, .callable, .libraryFunction: throw .type("unhashable type: 'slice'")
        default: throw .type("'\(runtime.heap.pythonType(value))' object is not subscriptable")
        }
    }

    private static func concat(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        var parts: [Text] = []
        var (count, bytes) = (0, 0)
        for argument in arguments where !argument.isNull {
            let part = argument.tag == .string ? runtime.heap.text(argument) : Text(try runtime.heap.displayed(argument))
            count += part.count
            bytes += part.string.utf8.count
            try runtime.checkMemory(for: 8 + count)
            parts.append(part)
        }
        var string = ""
        string.reserveCapacity(bytes)
        for part in parts { string += part.string }
        return runtime.heap.string(Text(string, count: count))
    }
}

// MARK: Upper and lower case

extension StringFunctions {
    private static func lower(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        try change(arguments[0], "lower", &runtime, LetterCase.lower)
    }

    private static func upper(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        try change(arguments[0], "upper", &runtime, LetterCase.upper)
    }

    private static func change(
        _ value: Value, _ name: String, _ runtime: inout Runtime, _ changed: (Text, Deadline) throws(HogFailure) -> Text
    ) throws(HogFailure) -> Value {
        guard !value.isNull else { return .null }
        guard value.tag == .string else { throw runtime.heap.hasNoAttribute(name, value) }
        let text = runtime.heap.text(value)
        // Changing case never removes a character, so the result has at least this many.
        try runtime.checkMemory(for: 8 + text.count)
        return runtime.heap.string(try changed(text, runtime.heap.deadline))
    }
}

// MARK: Parts and positions

extension StringFunctions {
    private static func substring(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string else { return runtime.heap.string("") }
        let text = runtime.heap.text(arguments[0])
        let start = try runtime.subtract(arguments[1], .integer(1))
        let rest = try runtime.subtract(.integer(text.count), start)
        let length = arguments.given(2) ?? rest
        for value in [start, length] where try runtime.heap.isLess(value, .integer(0)) { return runtime.heap.string("") }
        guard try runtime.heap.isLess(start, .integer(text.count)) else { return runtime.heap.string("") }
        guard start.tag != .float, length.tag != .float else {
            throw .type("slice indices must be integers or None or have an __index__ method")
        }
        let left = text.count - start.asInteger
        let count = length.tag == .bigInteger ? left : min(length.asInteger, left)
        try runtime.checkMemory(for: 8 + count)
        return runtime.heap.string(text.part(fromScalar: start.asInteger, count: count))
    }

    private static func position(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        try position(of: arguments[1], in: arguments[0], &runtime) { (text, _) throws(HogFailure) in text }
    }

    private static func positionCaseInsensitive(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        try position(of: arguments[1], in: arguments[0], &runtime, LetterCase.lower)
    }

    private static func position(
        of needle: Value, in haystack: Value, _ runtime: inout Runtime, _ changed: (Text, Deadline) throws(HogFailure) -> Text
    ) throws(HogFailure) -> Value {
        guard haystack.tag == .string else { return .integer(0) }
        let needle = try changed(try runtime.heap.pythonText(of: needle), runtime.heap.deadline)
        let haystack = try changed(runtime.heap.text(haystack), runtime.heap.deadline)
        guard let offset = haystack.firstOffset(of: needle) else { return .integer(0) }
        return .integer(haystack.scalarCount(before: offset) + 1)
    }

    private static func startsWith(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string, arguments[1].tag == .string else { return .boolean(false) }
        let (text, start) = (runtime.heap.string(arguments[0]), runtime.heap.string(arguments[1]))
        return .boolean(text.utf8.starts(with: start.utf8))
    }

    private static func multiSearchAnyCaseInsensitive(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull, arguments[1].tag == .array else { return .integer(0) }
        let haystack = try LetterCase.lower(try runtime.heap.pythonText(of: arguments[0]), runtime.heap.deadline)
        for needle in runtime.heap.items(arguments[1]) {
            let needle = try LetterCase.lower(try runtime.heap.pythonText(of: needle), runtime.heap.deadline)
            if haystack.contains(needle) { return .integer(1) }
            try runtime.checkClock()
        }
        return .integer(0)
    }
}

extension Heap {
    /// A value as text by Python's `str`.
    func pythonText(of value: Value) throws(HogFailure) -> Text {
        value.tag == .string ? text(value) : Text(try pythonString(value))
    }
}

extension Text {
    fileprivate var reversed: Text {
        let string =
            isASCII
            ? String(decoding: Array(string.utf8.reversed()), as: UTF8.self)
            : withBytes { bytes in String(unsafeUninitializedCapacity: bytes.count) { $0.writeReversed(bytes) } }
        return Text(string, count: count)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the scalars of UTF-8 text in reverse order. The buffer must have the same size.
    fileprivate func writeReversed(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var (written, end) = (0, bytes.count)
        for offset in bytes.indices.reversed() where bytes[offset] & 0xC0 != 0x80 {
            for byte in offset..<end {
                self[written] = bytes[byte]
                written += 1
            }
            end = offset
        }
        return written
    }
}

/// Upper and lower case for all of Unicode, by the rules of Python's `str`.
enum LetterCase {
    static func lower(_ text: Text, _ deadline: Deadline) throws(HogFailure) -> Text {
        if text.isASCII { return Text(text.string.lowercased(), count: text.count) }
        let scalars = text.string.unicodeScalars
        return try changed(text, deadline) { index in
            guard scalars[index] == sigma else { return scalars[index].properties.lowercaseMapping }
            return endsWord(index, in: scalars) ? "\u{3C2}" : "\u{3C3}"
        }
    }

    static func upper(_ text: Text, _ deadline: Deadline) throws(HogFailure) -> Text {
        if text.isASCII { return Text(text.string.uppercased(), count: text.count) }
        let scalars = text.string.unicodeScalars
        return try changed(text, deadline) { scalars[$0].properties.uppercaseMapping }
    }

    /// Maps each scalar. Long texts take seconds, so the clock is checked.
    private static func changed(
        _ text: Text, _ deadline: Deadline, _ mapping: (String.UnicodeScalarIndex) -> String
    ) throws(HogFailure) -> Text {
        var result = ""
        var steps = 0
        for index in text.string.unicodeScalars.indices {
            result += mapping(index)
            steps += 1
            if steps & 4095 == 0 { try deadline.checkClock() }
        }
        return Text(result)
    }

    private static let sigma: Unicode.Scalar = "\u{3A3}"

    /// Whether a sigma is at the end of a word, where it has another lower-case form.
    private static func endsWord(_ index: String.UnicodeScalarIndex, in scalars: String.UnicodeScalarView) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        guard before?.properties.isCased == true else { return false }
        let after = scalars[scalars.index(after: index)...].first { !$0.properties.isCaseIgnorable }
        return after?.properties.isCased != true
    }
}
