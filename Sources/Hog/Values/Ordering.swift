internal import BigInt
internal import Glibc

/// Ordering without coercion: Python's `<`, `<=`, `>` and `>=`.
extension Heap {
    /// Compares as library functions do: values without an order are a `TypeError`.
    func isLess(_ left: Value, _ right: Value, _ symbol: ComparisonOperator = .less) throws(HogFailure) -> Bool {
        try isOrdered(left, right, symbol, orElse: .type)
    }

    /// - Parameter kind: the failure if the two values have no order.
    func isOrdered(
        _ left: Value, _ right: Value, _ symbol: ComparisonOperator, orElse kind: HogFailure.Kind
    ) throws(HogFailure) -> Bool {
        var traversal = Traversal(self)
        return try isOrdered(left, right, symbol, orElse: kind, &traversal)
    }

    private func isOrdered(
        _ left: Value, _ right: Value, _ symbol: ComparisonOperator, orElse kind: HogFailure.Kind, _ traversal: inout Traversal
    ) throws(HogFailure) -> Bool {
        switch (left.tag, right.tag) {
        case (.string, .string): return symbol.holds(text(left).order(text(right)))
        case (.array, .array), (.tuple, .tuple):
            try traversal.enter()
            defer { traversal.leave() }
            let (left, right) = (items(left), items(right))
            guard let different = try firstDifference(left, right, &traversal) else {
                return symbol.holds(NumberOrder(left.count, right.count))
            }
            return try isOrdered(left[different], right[different], symbol, orElse: kind, &traversal)
        default:
            if let order = compareNumbers(left, right) { return symbol.holds(order) }
            throw HogFailure(
                kind,
                "'\(symbol.rawValue)' not supported between instances of '\(pythonType(left))' and '\(pythonType(right))'")
        }
    }

    /// The first index at which the items differ; `nil` if one array begins with all of the other.
    private func firstDifference(_ left: [Value], _ right: [Value], _ traversal: inout Traversal) throws(HogFailure) -> Int? {
        for index in 0..<min(left.count, right.count) {
            try traversal.step()
            if try !areEqual(left[index], right[index], &traversal) { return index }
        }
        return nil
    }
}

extension ComparisonOperator {
    /// Whether an ordering operator is true for operands in this order.
    func holds(_ order: NumberOrder) -> Bool {
        switch self {
        case .less: order == .less
        case .lessOrEqual: order == .less || order == .equal
        case .greater: order == .greater
        case .greaterOrEqual: order == .greater || order == .equal
        default: false
        }
    }
}

extension Text {
    /// Compares by code points, which gives the same order as comparing the bytes of UTF-8.
    func order(_ other: Text) -> NumberOrder {
        withBytes { left in
            other.withBytes { right in
                let shorter = min(left.count, right.count)
                guard shorter > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
                    return NumberOrder(left.count, right.count)
                }
                let difference = memcmp(leftStart, rightStart, shorter)
                return difference == 0 ? NumberOrder(left.count, right.count) : NumberOrder(Int(difference), 0 as Int)
            }
        }
    }
}

/// The order of two numbers of any types. It is exact: integers are not rounded to floats.
enum NumberOrder {
    case less, equal, greater
    /// One of them is NaN.
    case unordered

    init<Number: Comparable>(_ left: Number, _ right: Number) {
        self = left < right ? .less : left == right ? .equal : left > right ? .greater : .unordered
    }

    init(_ left: Int, _ right: Double) {
        guard let right = BoundedDouble(right) else {
            self = NumberOrder(0.0, right)
            return
        }
        // The whole parts decide; if they are equal, the fraction does.
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

/// A float whose whole part fits into 64 bits.
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
    /// `nil` if one of them is neither a number nor a boolean.
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

    /// An integer or a boolean as a big integer.
    func wholeNumber(_ value: Value) -> BigInt { value.tag == .bigInteger ? bigInteger(value) : BigInt(value.asInteger) }
}
