internal import BigInt

/// The operators `+`, `-`, `*`, `/` and `%`, with the semantics and messages of Python. The machine computes results that fit into 64 bits
/// itself and calls these methods otherwise.
extension Runtime {
    mutating func add(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        switch (left.tag, right.tag) {
        case (.string, .string): return try joined(heap.text(left), heap.text(right))
        case (.array, .array): return heap.array(try joined(left, right))
        case (.tuple, .tuple): return heap.tuple(try joined(left, right))
        case (.string, _), (.array, _), (.tuple, _):
            let (type, other) = (heap.pythonType(left), heap.pythonType(right))
            throw .type("can only concatenate \(type) (not \"\(other)\") to \(type)")
        default: return try applied(left, right, NumericOperation(symbol: "+", floats: +, integers: Int.addingReportingOverflow, large: +))
        }
    }

    mutating func subtract(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        try applied(left, right, NumericOperation(symbol: "-", floats: -, integers: Int.subtractingReportingOverflow, large: -))
    }

    mutating func multiply(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        if left.isSequence { return try repeated(left, by: right) }
        if right.isSequence { return try repeated(right, by: left) }
        if left.tag == .bigInteger || right.tag == .bigInteger, left.isPythonInteger, right.isPythonInteger {
            try BigIntegerLimit.check(bits: heap.wholeNumber(left).bitWidth + heap.wholeNumber(right).bitWidth)
        }
        return try applied(left, right, NumericOperation(symbol: "*", floats: *, integers: Int.multipliedReportingOverflow, large: *))
    }

    /// The result is always a float.
    mutating func divide(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        let operands = try operands(left, right, "/")
        guard case .floats(let dividend, let divisor) = operands else {
            return .float(try TrueDivision.quotient(heap.wholeNumber(left), heap.wholeNumber(right)))
        }
        guard divisor != 0 else { throw HogFailure(.zeroDivision, "float division by zero") }
        return .float(dividend / divisor)
    }

    /// The result has the sign of the divisor.
    mutating func modulo(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        switch try operands(left, right, "%") {
        case .floats(let dividend, let divisor):
            guard divisor != 0 else { throw HogFailure(.zeroDivision, "float modulo") }
            return .float(flooredRemainder(dividend, divisor))
        case .integers(_, let divisor) where divisor == 0: throw HogFailure(.zeroDivision, "integer modulo by zero")
        case .integers(_, -1): return .integer(0)
        case .integers(let dividend, let divisor):
            let remainder = dividend % divisor
            return .integer(remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder)
        case .large(let dividend, let divisor):
            guard divisor.signum() != 0 else { throw HogFailure(.zeroDivision, "integer modulo by zero") }
            let remainder = dividend % divisor
            return heap.integer(remainder.signum() != 0 && remainder.signum() != divisor.signum() ? remainder + divisor : remainder)
        }
    }

    private func flooredRemainder(_ dividend: Double, _ divisor: Double) -> Double {
        let remainder = dividend.truncatingRemainder(dividingBy: divisor)
        if remainder == 0 { return Double(signOf: divisor, magnitudeOf: 0) }
        return (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder
    }
}

// MARK: Numbers

/// An operator, implemented for each type of number.
private struct NumericOperation {
    let symbol: String
    let floats: (Double, Double) -> Double
    let integers: (Int) -> (Int) -> (partialValue: Int, overflow: Bool)
    let large: (BigInt, BigInt) -> BigInt
}

/// Two operands, converted to a common type.
private enum Operands {
    case floats(Double, Double)
    case integers(Int, Int)
    case large(BigInt, BigInt)
}

extension Runtime {
    private mutating func applied(_ left: Value, _ right: Value, _ operation: NumericOperation) throws(HogFailure) -> Value {
        switch try operands(left, right, operation.symbol) {
        case .floats(let left, let right): return .float(operation.floats(left, right))
        case .integers(let left, let right):
            let (result, overflow) = operation.integers(left)(right)
            guard overflow else { return .integer(result) }
            return try large(operation.large(BigInt(left), BigInt(right)))
        case .large(let left, let right): return try large(operation.large(left, right))
        }
    }

    private func operands(_ left: Value, _ right: Value, _ symbol: String) throws(HogFailure) -> Operands {
        guard left.isPythonInteger || left.tag == .float, right.isPythonInteger || right.tag == .float else {
            throw .type("unsupported operand type(s) for \(symbol): '\(heap.pythonType(left))' and '\(heap.pythonType(right))'")
        }
        if left.tag == .float || right.tag == .float { return .floats(try heap.float(left), try heap.float(right)) }
        if left.tag == .bigInteger || right.tag == .bigInteger {
            // Some operations on big integers take as long as thousands of others.
            try checkClock()
            return .large(heap.wholeNumber(left), heap.wholeNumber(right))
        }
        return .integers(left.asInteger, right.asInteger)
    }

    private mutating func large(_ value: BigInt) throws(HogFailure) -> Value {
        try BigIntegerLimit.check(bits: value.bitWidth)
        return heap.integer(value)
    }
}

extension Heap {
    /// A number or a boolean as a float.
    func float(_ value: Value) throws(HogFailure) -> Double {
        switch value.tag {
        case .float: return value.asFloat
        case .bigInteger:
            guard let float = Double(rounding: bigInteger(value)) else {
                throw HogFailure(.overflow, "int too large to convert to float")
            }
            return float
        default: return Double(value.asInteger)
        }
    }
}

/// The maximum size of an integer. Operations on larger ones would take too long.
enum BigIntegerLimit {
    private static let maximumBits = 100_000

    static func check(bits: Int) throws(HogFailure) {
        guard bits > maximumBits else { return }
        throw .machine("Integers of more than \(maximumBits) bits are not supported")
    }
}

/// The quotient of two integers of any size, rounded to the nearest float.
enum TrueDivision {
    static func quotient(_ dividend: BigInt, _ divisor: BigInt) throws(HogFailure) -> Double {
        guard divisor.signum() != 0 else { throw HogFailure(.zeroDivision, "division by zero") }
        let isNegative = (dividend.signum() < 0) != (divisor.signum() < 0)
        if dividend.signum() == 0 { return isNegative ? -0.0 : 0.0 }
        let quotient = magnitude(dividend.magnitude, divisor.magnitude)
        guard quotient.isFinite else { throw HogFailure(.overflow, "integer division result too large for a float") }
        return isNegative ? -quotient : quotient
    }

    /// Computes a few bits more than fit, so that the result is rounded only once.
    private static func magnitude(_ dividend: BigUInt, _ divisor: BigUInt) -> Double {
        let difference = dividend.bitWidth - divisor.bitWidth
        guard difference <= 1024 else { return .infinity }
        // The lowest bit of a subnormal float is 2 to the -1074th.
        let shift = max(difference - 62, -1076)
        let (scaled, scaledDivisor) = shift >= 0 ? (dividend, divisor << shift) : (dividend << -shift, divisor)
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scaledDivisor)
        return Double(rounding: UInt64(truncatingIfNeeded: whole), isInexact: rest > 0, exponent: shift)
    }
}

extension Double {
    /// The float nearest to an integer; `nil` if the integer is out of range.
    init?(rounding value: BigInt) {
        let magnitude = value.magnitude
        let shift = max(magnitude.bitWidth - 64, 0)
        let top = magnitude >> shift
        let rounded = Double(
            rounding: UInt64(truncatingIfNeeded: top), isInexact: magnitude.trailingZeroBitCount < shift, exponent: shift)
        guard rounded.isFinite else { return nil }
        self = value.signum() < 0 ? -rounded : rounded
    }

    /// The float nearest to `digits` times 2 to the `exponent`th, or to slightly more than that if the digits are inexact. Ties round to
    /// even.
    fileprivate init(rounding digits: UInt64, isInexact: Bool, exponent: Int) {
        let width = UInt64.bitWidth - digits.leadingZeroBitCount
        // The number of surplus bits, at most eleven; more for a subnormal.
        let extra = Swift.max(width - 53, -1074 - exponent, 0)
        guard extra > 0 else {
            self = Double(sign: .plus, exponent: exponent, significand: Double(digits))
            return
        }
        let half: UInt64 = 1 << (extra - 1)
        let rest = digits & (half << 1 &- 1)
        let kept = digits >> extra
        let roundsUp = rest > half || (rest == half && (isInexact || kept & 1 == 1))
        self = Double(sign: .plus, exponent: exponent + extra, significand: Double(roundsUp ? kept + 1 : kept))
    }
}
