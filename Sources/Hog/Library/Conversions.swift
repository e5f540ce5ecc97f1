internal import BigInt

/// What Python's `int` and `float` make of a value.
extension Heap {
    /// `nil` for text that is no integer.
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

    /// `nil` for text that is no number.
    func pythonFloat(_ value: Value) throws(HogFailure) -> Double? {
        switch value.tag {
        case .float, .integer, .boolean, .bigInteger: return try float(value)
        case .string: return NumberText.float(text(value))
        default: throw .type("float() argument must be a string or a real number, not '\(pythonType(value))'")
        }
    }

    /// A float without its fraction.
    mutating func integer(truncating value: Double) throws(HogFailure) -> Value {
        guard value.isFinite else {
            throw value.isNaN
                ? .value("cannot convert float NaN to integer") : HogFailure(.overflow, "cannot convert float infinity to integer")
        }
        let whole = value.rounded(.towardZero)
        if let small = Int(exactly: whole) { return .integer(small) }
        return integer(BigInt(whole))
    }

    /// What Python says where it needs an integer and gets something else.
    func notAnInteger(_ value: Value) -> HogFailure {
        .type("'\(pythonType(value))' object cannot be interpreted as an integer")
    }

    /// What Python says where a method is called that the value's type does not have.
    func hasNoAttribute(_ name: String, _ value: Value) -> HogFailure {
        .attribute("'\(pythonType(value))' object has no attribute '\(name)'")
    }
}
