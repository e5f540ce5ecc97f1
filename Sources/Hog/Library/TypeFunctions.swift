/// What a value is, what it is as another type, and what to do without one.
enum TypeFunctions {
    static let all: [LibraryFunction] =
        [
            LibraryFunction("typeof", 1, 1) { (arguments, runtime) throws(HogFailure) in
                runtime.heap.string(runtime.heap.typeName(arguments[0]))
            },
            LibraryFunction("toString", 1, 2, toString),
            LibraryFunction("toUUID", 1, 1, toString),
            LibraryFunction("toInt", 1, 1, toInt),
            LibraryFunction("toFloat", 1, 1, toFloat),
            LibraryFunction("ifNull", 2, 2) { (arguments, _) throws(HogFailure) in arguments[0].isNull ? arguments[1] : arguments[0] },
            LibraryFunction("coalesce", 1, nil) { (arguments, _) throws(HogFailure) in arguments.first { !$0.isNull } ?? .null },
            LibraryFunction("assumeNotNull", 1, 1, assumeNotNull),
            LibraryFunction("isNull", 1, 1) { (arguments, _) throws(HogFailure) in .boolean(arguments[0].isNull) },
            LibraryFunction("isNotNull", 1, 1) { (arguments, _) throws(HogFailure) in .boolean(!arguments[0].isNull) },
            LibraryFunction("empty", 1, 1) { (arguments, runtime) throws(HogFailure) in .boolean(isEmpty(arguments[0], runtime.heap)) },
            LibraryFunction("notEmpty", 1, 1) { (arguments, runtime) throws(HogFailure) in .boolean(!isEmpty(arguments[0], runtime.heap)) },
            LibraryFunction("print", 0, nil, print),
            LibraryFunction("tuple", 0, nil) { (arguments, runtime) throws(HogFailure) in runtime.heap.tuple(Array(arguments)) },
        ] + LogicFunctions.all + ErrorFunctions.all

    private static func toString(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag != .string else { return arguments[0] }
        return runtime.heap.string(try runtime.heap.converted(arguments[0]))
    }

    private static func assumeNotNull(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull else { throw .value("Value is null in assumeNotNull") }
        return arguments[0]
    }

    /// A number is never empty.
    private static func isEmpty(_ value: Value, _ heap: borrowing Heap) -> Bool {
        !value.isNumber && value.tag != .boolean && !heap.isTruthy(value)
    }

    private static func print(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        var line = ""
        for (place, argument) in arguments.enumerated() {
            let text = try runtime.heap.displayed(argument)
            // A longer line is not kept anyway.
            guard line.utf8.count <= PrintedLines.maximumBytes else { continue }
            line += place > 0 ? " " + text : text
        }
        runtime.printed.append(line)
        return .null
    }
}

// MARK: Numbers

extension TypeFunctions {
    private static func toInt(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard let number = try runtime.heap.countable(arguments[0]) else { return .null }
        // Python's error for this is of the kind that the reference answers with null, unlike that for infinity.
        if number.tag == .float, number.asFloat.isNaN { return .null }
        return try runtime.heap.pythonInteger(number) ?? .null
    }

    private static func toFloat(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard let number = try runtime.heap.countable(arguments[0]) else { return .null }
        return try runtime.heap.pythonFloat(number).map(Value.float) ?? .null
    }
}

extension Heap {
    /// Of a datetime its seconds and of a date its days, both since 1970; `nil` for a date that no calendar has. All else is itself.
    fileprivate func countable(_ value: Value) throws(HogFailure) -> Value? {
        guard value.tag == .object else { return value }
        if isDateTime(value) { return member("dt", of: value) }
        guard isDate(value) else { return value }
        do throws(HogFailure) {
            return .integer(try civilDate(value).days)
        } catch {
            guard error.kind == .value else { throw error }
            return nil
        }
    }
}
