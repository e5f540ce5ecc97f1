internal import BigInt

/// How two numbers of whatever types stand to each other: exactly, without rounding an integer to a float first.
enum NumberOrder {
    case less, equal, greater
    /// One is not a number.
    case unordered

    init<Number: Comparable>(_ left: Number, _ right: Number) {
        self = left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
    }

    init(_ left: Int, _ right: Double) {
        guard let right = BoundedDouble(right) else {
            self = NumberOrder(0.0, right)
            return
        }
        // The whole part decides, and the fraction where it does not.
        self = left == right.whole ? NumberOrder(0.0, right.fraction) : NumberOrder(left, right.whole)
    }

    init(_ left: BigInt, _ right: Double) {
        guard right.isFinite else {
            self = NumberOrder(0.0, right)
            return
        }
        let whole = BigInt(right.rounded(.towardZero))
        self = left == whole ? NumberOrder(0.0, right - right.rounded(.towardZero)) : NumberOrder(left, whole)
    }

    var reversed: NumberOrder {
        switch self {
        case .less: .greater
        case .greater: .less
        case .equal, .unordered: self
        }
    }
}

/// A float whose whole part is a 64-bit integer.
private struct BoundedDouble {
    let whole: Int
    let fraction: Double

    init?(_ value: Double) {
        let whole = value.rounded(.towardZero)
        guard let integer = Int(exactly: whole) else { return nil }
        self.whole = integer
        fraction = value - whole
    }
}

extension Heap {
    /// `nil` where one of them is neither a number nor a boolean.
    func compareNumbers(_ left: Value, _ right: Value) -> NumberOrder? {
        switch (left.tag, right.tag) {
        case (.float, .float): NumberOrder(left.asFloat, right.asFloat)
        case (.float, .integer), (.float, .boolean): NumberOrder(right.asInteger, left.asFloat).reversed
        case (.integer, .float), (.boolean, .float): NumberOrder(left.asInteger, right.asFloat)
        case (.bigInteger, .float): NumberOrder(bigInteger(left), right.asFloat)
        case (.float, .bigInteger): NumberOrder(bigInteger(right), left.asFloat).reversed
        case (.integer, .integer), (.boolean, .integer), (.integer, .boolean), (.boolean, .boolean):
            NumberOrder(left.asInteger, right.asInteger)
        default:
            if left.isPythonInteger, right.isPythonInteger { NumberOrder(wholeNumber(left), wholeNumber(right)) } else { nil }
        }
    }

    /// An integer of any size, or a boolean as one.
    func wholeNumber(_ value: Value) -> BigInt { value.tag == .bigInteger ? bigInteger(value) : BigInt(value.asInteger) }
}
