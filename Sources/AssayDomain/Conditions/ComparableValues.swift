internal import JSON

/// A value with an order: numeric for two numbers, otherwise by text.
struct Scalar: Sendable {
    let text: String
    /// Set if the value is a number, or a string that spells one.
    let number: ExactNumber?

    init(reading value: JSONValue) {
        text = value.asText
        number = value.kind == .number || value.kind == .string ? ExactNumber(text) : nil
    }

    /// Compares two numbers by value, and anything else by its text.
    func precedes(_ other: Scalar) -> Bool {
        if let number, let theirs = other.number { return number < theirs }
        return text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
}

/// How two ordered values must compare.
enum ValueComparison: Sendable {
    case less, lessOrEqual, equal, greaterOrEqual, greater

    func holds(_ left: Scalar, _ right: Scalar) -> Bool {
        holds(isLess: left.precedes(right), isGreater: right.precedes(left))
    }

    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        holds(isLess: left < right, isGreater: left > right)
    }

    private func holds(isLess: Bool, isGreater: Bool) -> Bool {
        switch self {
        case .less: isLess
        case .lessOrEqual: !isGreater
        case .equal: !isLess && !isGreater
        case .greaterOrEqual: !isLess
        case .greater: isGreater
        }
    }
}

/// A decimal number without rounding: thirty digits stay thirty digits, and 0.1 is one tenth.
struct ExactNumber: Hashable, Comparable, Sendable {
    private let isNegative: Bool
    /// From the most significant digit, without zeros at either end; empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the digit before the first: 0.5 has 0, 5 has 1, 50 has 2.
    private let magnitude: Int

    /// Reads numbers such as `-1`, `+2.50`, `.5`, `1e-3`; `nil` for anything else. Exponents are capped at 10^12.
    init?(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = Self.takeDigits(&rest)
        var fraction = [UInt8]()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = Self.takeDigits(&rest)
        }
        guard !whole.isEmpty || !fraction.isEmpty, let exponent = Self.takeExponent(&rest), rest.isEmpty else { return nil }
        let all = whole + fraction
        let leading = all.prefix { $0 == 0 }.count
        digits = Array(all.dropFirst(leading).reversed().drop { $0 == 0 }.reversed())
        self.isNegative = isNegative && !digits.isEmpty
        magnitude = digits.isEmpty ? 0 : whole.count - leading + exponent
    }

    static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
    }

    /// Compares absolute values.
    private func isSmaller(than other: ExactNumber) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        return magnitude == other.magnitude ? digits.lexicographicallyPrecedes(other.digits) : magnitude < other.magnitude
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> [UInt8] {
        let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
        rest = rest.dropFirst(digits.count)
        return digits.map { $0 - UInt8(ascii: "0") }
    }

    /// The exponent, 0 if there is none; `nil` if it is invalid.
    private static func takeExponent(_ rest: inout Substring.UTF8View) -> Int? {
        guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") else { return 0 }
        rest.removeFirst()
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let digits = takeDigits(&rest)
        guard !digits.isEmpty else { return nil }
        let value = digits.reduce(0) { min($0 * 10 + Int($1), 1_000_000_000_000) }
        return isNegative ? -value : value
    }
}

/// A date that a filter compares with.
enum FilterDate: Sendable {
    case absolute(Timestamp)
    /// This many units before the time of the comparison.
    case relative(Int64, Unit)

    enum Unit: Character {
        case second = "s"
        case minute = "M"
        case hour = "h"
        case day = "d"
        case week = "w"
        case month = "m"
        case quarter = "q"
        case year = "y"
    }

    /// A date, a date with a time, or `-7d`; `nil` for anything else.
    init?(_ text: String) {
        if let moment = try? Timestamp(text: text) {
            self = .absolute(moment)
            return
        }
        // At most five digits, so that even years stay within the range of `Timestamp`.
        guard text.hasPrefix("-"), (3...7).contains(text.utf8.count), let unit = text.last.flatMap(Unit.init) else { return nil }
        let digits = text.dropFirst().dropLast()
        guard digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let count = Int64(digits) else { return nil }
        self = .relative(count, unit)
    }

    func moment(relativeTo now: Timestamp) -> Timestamp {
        switch self {
        case .absolute(let moment): moment
        case .relative(let count, .second): now.advanced(by: -count * 1_000_000)
        case .relative(let count, .minute): now.advanced(by: -count * 60_000_000)
        case .relative(let count, .hour): now.advanced(by: -count * 3_600_000_000)
        case .relative(let count, .day): now.advanced(by: -count * 86_400_000_000)
        case .relative(let count, .week): now.advanced(by: -count * 604_800_000_000)
        case .relative(let count, .month): now.subtracting(months: count)
        case .relative(let count, .quarter): now.subtracting(months: count * 3)
        case .relative(let count, .year): now.subtracting(months: count * 12)
        }
    }
}
