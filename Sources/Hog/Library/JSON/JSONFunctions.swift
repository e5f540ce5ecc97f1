/// Functions of JSON, given as text or as parsed values.
enum JSONFunctions {
    static let all = [
        LibraryFunction("jsonParse", 1, 1) { arguments, runtime throws(HogFailure) in try parse(arguments[0], &runtime) },
        LibraryFunction("isValidJSON", 1, 1) { arguments, runtime throws(HogFailure) in
            .boolean(try parseIfValid(arguments[0], &runtime) != nil)
        },
        LibraryFunction("jsonStringify", 1, 2, jsonStringify),
        LibraryFunction("JSONHas", 1, nil, jsonHas),
        LibraryFunction("JSONLength", 1, nil, jsonLength),
        LibraryFunction("JSONExtract", 2, nil) { arguments, runtime throws(HogFailure) in
            try extract(arguments, pathEnd: arguments.count - 1, &runtime) ?? .null
        },
        LibraryFunction("JSONExtractBool", 1, nil) { arguments, runtime throws(HogFailure) in
            let value = try extract(arguments, &runtime) ?? .null
            return value.tag == .boolean ? value : .boolean(false)
        },
        LibraryFunction("JSONExtractInt", 1, nil) { arguments, runtime throws(HogFailure) in
            try number(try extract(arguments, &runtime) ?? .null, &runtime) { (value, heap) throws(HogFailure) in
                try heap.pythonInteger(value)
            }
        },
        LibraryFunction("JSONExtractFloat", 1, nil) { arguments, runtime throws(HogFailure) in
            try number(try extract(arguments, &runtime) ?? .null, &runtime) { (value, heap) throws(HogFailure) in
                try heap.pythonFloat(value).map(Value.float)
            }
        },
        LibraryFunction("JSONExtractString", 1, nil) { arguments, runtime throws(HogFailure) in
            let value = try extract(arguments, &runtime) ?? .null
            return value.isNull ? .null : runtime.heap.string(try runtime.heap.pythonString(value))
        },
        LibraryFunction("JSONExtractArrayRaw", 1, nil) { arguments, runtime throws(HogFailure) in
            let value = try extract(arguments, &runtime) ?? .null
            return value.tag == .array ? value : .null
        },
    ]
}

// MARK: Texts

extension JSONFunctions {
    private static func parse(_ value: Value, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard value.tag == .string else {
            throw .type("the JSON object must be str, bytes or bytearray, not \(runtime.heap.pythonType(value))")
        }
        var reader = JSONReader(runtime.heap.text(value))
        return try reader.read(&runtime)
    }

    /// `nil` for invalid JSON. Other failures, such as too deep nesting, are thrown.
    private static func parseIfValid(_ value: Value, _ runtime: inout Runtime) throws(HogFailure) -> Value? {
        do throws(HogFailure) {
            return try parse(value, &runtime)
        } catch {
            guard error.kind == .json else { throw error }
            return nil
        }
    }

    private static func jsonStringify(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        let indent: Int? =
            switch arguments.given(1) {
            case let value? where value.tag == .integer && value.asInteger > 0: value.asInteger
            case let value? where value.tag == .boolean && value.asBoolean: 1
            default: nil
            }
        var printer = JSONPrinter(indent: indent, runtime.heap)
        try printer.print(arguments[0], of: runtime.heap)
        return runtime.heap.string(printer.text)
    }
}

// MARK: Paths

extension JSONFunctions {
    /// The value at a path, which is given by the arguments after the first; `nil` if the first is a string of invalid JSON.
    private static func extract(
        _ arguments: CallArguments, pathEnd: Int? = nil, _ runtime: inout Runtime
    ) throws(HogFailure) -> Value? {
        var value = arguments[0]
        if value.tag == .string {
            guard let parsed = try parseIfValid(value, &runtime) else { return nil }
            value = parsed
        }
        for index in 1..<max(1, pathEnd ?? arguments.count) {
            if value.isNull { break }
            value = try runtime.property(of: value, key: arguments[index])
        }
        return value
    }

    private static func jsonLength(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        var value = arguments[0]
        if value.tag == .string { value = try parseIfValid(value, &runtime) ?? .null }
        // Other values have no members, and their paths are not checked.
        guard value.tag == .object || value.tag == .array else { return .integer(0) }
        for index in 1..<max(1, arguments.count) where !value.isNull {
            value = try runtime.property(of: value, key: arguments[index])
        }
        return switch value.tag {
        case .object: .integer(runtime.heap.members(value).count)
        case .array: .integer(runtime.heap.items(value).count)
        default: .integer(0)
        }
    }

    /// Unlike other functions, this one parses strings along the path, and an integer may be the key of an object.
    private static func jsonHas(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        var value = arguments[0]
        for index in 1..<max(1, arguments.count) {
            if value.tag == .string { value = try parseIfValid(value, &runtime) ?? .null }
            guard let found = try member(arguments[index], of: value, runtime.heap) else { return .boolean(false) }
            value = found
        }
        return .boolean(true)
    }

    private static func member(_ key: Value, of value: Value, _ heap: borrowing Heap) throws(HogFailure) -> Value? {
        switch value.tag {
        case .object: return heap.members(value)[try heap.key(key)]
        case .array:
            let items = heap.items(value)
            let index: Int
            switch key.tag {
            case .integer: index = key.asInteger
            case .boolean: index = key.asBoolean ? 1 : 0
            default: return nil
            }
            guard index != 0, index <= items.count, index >= -items.count else { return nil }
            return index > 0 ? items[index - 1] : items[items.count + index]
        default: return nil
        }
    }

    /// Converts a value to a number; null if it cannot be converted.
    private static func number(
        _ value: Value, _ runtime: inout Runtime, _ convert: (Value, inout Heap) throws(HogFailure) -> Value?
    ) throws(HogFailure) -> Value {
        do throws(HogFailure) {
            return try convert(value, &runtime.heap) ?? .null
        } catch {
            return .null
        }
    }
}
