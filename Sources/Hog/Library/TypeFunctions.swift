internal import BigInt

/// Functions of types: type names, conversions, null checks, and output.
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
        return runtime.heap.string(try runtime.heap.toString(arguments[0]))
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
        for (index, argument) in arguments.enumerated() {
            let text = try runtime.heap.displayed(argument)
            // A longer line is truncated anyway.
            guard line.utf8.count <= PrintedLines.maximumBytes else { continue }
            line += index > 0 ? " " + text : text
        }
        runtime.printed.append(line)
        return .null
    }
}

// MARK: Numbers

extension TypeFunctions {
    private static func toInt(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard let number = try runtime.heap.dateAsNumber(arguments[0]) else { return .null }
        // The error of Python for NaN is one that the reference turns into null, unlike the error for infinity.
        if number.tag == .float, number.asFloat.isNaN { return .null }
        return try runtime.heap.pythonInteger(number) ?? .null
    }

    private static func toFloat(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard let number = try runtime.heap.dateAsNumber(arguments[0]) else { return .null }
        return try runtime.heap.pythonFloat(number).map(Value.float) ?? .null
    }
}

extension Heap {
    /// The seconds of a datetime or the days of a date since 1970; `nil` for an invalid date. Other values are returned unchanged.
    fileprivate func dateAsNumber(_ value: Value) throws(HogFailure) -> Value? {
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

/// Conversions by Python's `int` and `float`, and common errors of Python.
extension Heap {
    /// `nil` for a string that is not an integer.
    mutating func pythonInteger(_ value: Value) throws(HogFailure) -> Value? {
        switch value.tag {
        case .integer, .bigInteger: return value
        case .boolean: return .integer(value.asBoolean ? 1 : 0)
        case .float: return try integer(truncating: value.asFloat)
        case .string: return NumberText.integer(text(value)).map { integer($0) }
        default:
            throw .type("int() argument must be a string, a bytes-like object or a real number, not '\(pythonType(value))'")
        }
    }

    /// `nil` for a string that is not a number.
    func pythonFloat(_ value: Value) throws(HogFailure) -> Double? {
        switch value.tag {
        case .float, .integer, .boolean, .bigInteger: return try float(value)
        case .string: return NumberText.float(text(value))
        default: throw .type("float() argument must be a string or a real number, not '\(pythonType(value))'")
        }
    }

    /// The integer part of a float.
    mutating func integer(truncating value: Double) throws(HogFailure) -> Value {
        guard value.isFinite else {
            throw value.isNaN
                ? .value("cannot convert float NaN to integer") : HogFailure(.overflow, "cannot convert float infinity to integer")
        }
        let whole = value.rounded(.towardZero)
        if let small = Int(exactly: whole) { return .integer(small) }
        return integer(BigInt(whole))
    }

    /// The error of Python for a value that should be an integer.
    func notAnInteger(_ value: Value) -> HogFailure {
        .type("'\(pythonType(value))' object cannot be interpreted as an integer")
    }

    /// The error of Python for calling a method that the type of the value does not have.
    func hasNoAttribute(_ name: String, _ value: Value) -> HogFailure {
        .attribute("'\(pythonType(value))' object has no attribute '\(name)'")
    }
}

/// Conversion to text by `toString`: dates in ISO 8601, containers in the notation of Python.
extension Heap {
    func toString(_ value: Value) throws(HogFailure) -> String {
        switch value.tag {
        case .null: return "null"
        case .boolean: return value.asBoolean ? "true" : "false"
        case .object: break
        default: return try pythonString(value)
        }
        switch members(value).kind {
        case .datetime: return try isoText(ofDateTime: value)
        case .date: return try isoText(ofDate: value)
        case .error: return try printed(value)
        default: return try pythonString(value)
        }
    }
}

/// The constructors of errors.
enum ErrorFunctions {
    static let all: [LibraryFunction] =
        ["Error", "RetryError", "NotImplementedError"].map { type in
            LibraryFunction(type, 0, 2) { (arguments, runtime) throws(HogFailure) in
                let type = runtime.heap.string(type)
                return runtime.heap.error(type, arguments.given(0), arguments.given(1))
            }
        } + [
            LibraryFunction("HogError", 1, 3) { (arguments, runtime) throws(HogFailure) in
                runtime.heap.error(arguments[0], arguments.given(1), arguments.given(2))
            }
        ]
}

extension Heap {
    /// An error object. A type or message that counts as false is replaced by a default.
    fileprivate mutating func error(_ type: Value, _ message: Value?, _ payload: Value?) -> Value {
        var members = ObjectMembers()
        members.set("__hogError__", .boolean(true))
        members.set("type", isTruthy(type) ? type : string("Error"))
        let message = message ?? .null
        members.set("message", isTruthy(message) ? message : string("An error occurred"))
        members.set("payload", payload ?? .null)
        return object(members)
    }
}
