internal import BigInt

/// `+`, `-`, `*`, `/` and `%`: Python's, with its messages. The machine itself does what fits into 64 bits, and comes here for the rest.
extension Runtime {
    mutating func add(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        switch (left.tag, right.tag) {
        case (.string, .string): return try joined(heap.text(left), heap.text(right))
        case (.array, .array): return heap.array(try joined(left, right))
        case (.tuple, .tuple): return heap.tuple(try joined(left, right))
        case (.string, _), (.array, _), (.tuple, _):
            let (type, other) = (heap.pythonType(left), heap.pythonType(right))
            throw .type("can only concatenate \(type) (not \"\(other)\") to \(type)")
        default: return try calculated(left, right, Calculation(symbol: "+", floats: +, integers: Int.addingReportingOverflow, large: +))
        }
    }

    mutating func subtract(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        try calculated(left, right, Calculation(symbol: "-", floats: -, integers: Int.subtractingReportingOverflow, large: -))
    }

    mutating func multiply(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        if left.isSequence { return try repeated(left, by: right) }
        if right.isSequence { return try repeated(right, by: left) }
        if left.tag == .bigInteger || right.tag == .bigInteger, left.isPythonInteger, right.isPythonInteger {
            try BigIntegerSize.check(bits: heap.wholeNumber(left).bitWidth + heap.wholeNumber(right).bitWidth)
        }
        return try calculated(left, right, Calculation(symbol: "*", floats: *, integers: Int.multipliedReportingOverflow, large: *))
    }

    /// Always a float.
    mutating func divide(_ left: Value, _ right: Value) throws(HogFailure) -> Value {
        let operands = try operands(left, right, "/")
        guard case .floats(let dividend, let divisor) = operands else {
            return .float(try TrueDivision.quotient(heap.wholeNumber(left), heap.wholeNumber(right)))
        }
        guard divisor != 0 else { throw HogFailure(.zeroDivision, "float division by zero") }
        return .float(dividend / divisor)
    }

    /// With the sign of the divisor.
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

/// What one operator does with numbers of each type.
private struct Calculation {
    let symbol: String
    let floats: (Double, Double) -> Double
    let integers: (Int) -> (Int) -> (partialValue: Int, overflow: Bool)
    let large: (BigInt, BigInt) -> BigInt
}

/// Two numbers as an operator takes them: of one type.
private enum Operands {
    case floats(Double, Double)
    case integers(Int, Int)
    case large(BigInt, BigInt)
}

extension Runtime {
    private mutating func calculated(_ left: Value, _ right: Value, _ calculation: Calculation) throws(HogFailure) -> Value {
        switch try operands(left, right, calculation.symbol) {
        case .floats(let left, let right): return .float(calculation.floats(left, right))
        case .integers(let left, let right):
            let (result, overflow) = calculation.integers(left)(right)
            guard overflow else { return .integer(result) }
            return try large(calculation.large(BigInt(left), BigInt(right)))
        case .large(let left, let right): return try large(calculation.large(left, right))
        }
    }

    private func operands(_ left: Value, _ right: Value, _ symbol: String) throws(HogFailure) -> Operands {
        guard left.isPythonInteger || left.tag == .float, right.isPythonInteger || right.tag == .float else {
            throw .type("unsupported operand type(s) for \(symbol): '\(heap.pythonType(left))' and '\(heap.pythonType(right))'")
        }
        if left.tag == .float || right.tag == .float { return .floats(try heap.float(left), try heap.float(right)) }
        if left.tag == .bigInteger || right.tag == .bigInteger {
            // Some operations on these take as long as thousands of others.
            try checkClock()
            return .large(heap.wholeNumber(left), heap.wholeNumber(right))
        }
        return .integers(left.asInteger, right.asInteger)
    }

    private mutating func large(_ value: BigInt) throws(HogFailure) -> Value {
        try BigIntegerSize.check(bits: value.bitWidth)
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
