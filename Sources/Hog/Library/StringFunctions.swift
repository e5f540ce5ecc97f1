/// What programs do with text: measure it, change its letters, cut it, trim it and look into it.
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
        case .string: return .integer(runtime.heap.strings[value.place].count)
        case .array, .tuple: return .integer(runtime.heap.arrays[value.place].count)
        case .object: return .integer(runtime.heap.objects[value.place].count)
        // The reference keeps functions in objects, of which these are the sizes.
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
            try runtime.checkRoom(for: 8 + text.count)
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
            try runtime.checkRoom(for: 8 + count)
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
        // No letter becomes none, so there will be at least as many.
        try runtime.checkRoom(for: 8 + text.count)
        return runtime.heap.string(try changed(text, runtime.heap.watch))
    }
}

// MARK: Parts and places

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
        try runtime.checkRoom(for: 8 + count)
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
        let needle = try changed(try runtime.heap.pythonText(of: needle), runtime.heap.watch)
        let haystack = try changed(runtime.heap.text(haystack), runtime.heap.watch)
        guard let place = haystack.firstPlace(of: needle) else { return .integer(0) }
        return .integer(haystack.scalars(before: place) + 1)
    }

    private static func startsWith(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string, arguments[1].tag == .string else { return .boolean(false) }
        let (text, start) = (runtime.heap.string(arguments[0]), runtime.heap.string(arguments[1]))
        return .boolean(text.utf8.starts(with: start.utf8))
    }

    private static func multiSearchAnyCaseInsensitive(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull, arguments[1].tag == .array else { return .integer(0) }
        let haystack = try LetterCase.lower(try runtime.heap.pythonText(of: arguments[0]), runtime.heap.watch)
        for needle in runtime.heap.items(arguments[1]) {
            let needle = try LetterCase.lower(try runtime.heap.pythonText(of: needle), runtime.heap.watch)
            if haystack.contains(needle) { return .integer(1) }
            try runtime.checkClock()
        }
        return .integer(0)
    }
}

extension Heap {
    /// What Python's `str` makes of a value.
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
    /// The scalars of UTF-8 from the last to the first; as many bytes as there is room for.
    fileprivate func writeReversed(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var (written, end) = (0, bytes.count)
        for place in bytes.indices.reversed() where bytes[place] & 0xC0 != 0x80 {
            for byte in place..<end {
                self[written] = bytes[byte]
                written += 1
            }
            end = place
        }
        return written
    }
}
