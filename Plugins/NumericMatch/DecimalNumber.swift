/// A number exactly as decimal digits say it, of any length up to a limit: 0.1 is one tenth, and not the double next to it.
struct DecimalNumber: Equatable {
    /// Digits before the point, after it, and leading zeros all count. Nobody means a number beyond it, and subtracting stays cheap.
    static let maximumDigits = 1_000

    private let isNegative: Bool
    /// From the most significant, without zeros at either end: empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the last digit.
    private let exponent: Int

    /// - Parameter exponent: the power of ten of the last digit.
    /// - Returns: `nil` beyond `maximumDigits`.
    init?(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let significant = digits.drop { $0 == 0 }
        let trailing = significant.reversed().prefix { $0 == 0 }.count
        guard digits.count <= Self.maximumDigits, exponent.magnitude <= Self.maximumDigits else { return nil }
        self.digits = Array(significant.dropLast(trailing))
        self.isNegative = isNegative && !self.digits.isEmpty
        self.exponent = self.digits.isEmpty ? 0 : exponent + trailing
    }

    /// Whether the two are no further apart than `tolerance`, which is not negative.
    func isWithin(_ tolerance: DecimalNumber, of other: DecimalNumber) -> Bool {
        if self == other || tolerance.digits.isEmpty { return self == other }
        let lowest = min(exponent, other.exponent, tolerance.exponent)
        let (mine, theirs) = (magnitude(from: lowest), other.magnitude(from: lowest))
        let distance = isNegative == other.isNegative ? Self.difference(mine, theirs) : Self.sum(mine, theirs)
        return Self.order(distance, tolerance.magnitude(from: lowest)) <= 0
    }

    /// Digits from the least significant, which stands for ten to the power of `lowest`.
    private func magnitude(from lowest: Int) -> [UInt8] {
        digits.isEmpty ? [] : [UInt8](repeating: 0, count: exponent - lowest) + digits.reversed()
    }
}

/// Arithmetic on digits from the least significant.
extension DecimalNumber {
    private static func digit(_ number: [UInt8], _ place: Int) -> Int { place < number.count ? Int(number[place]) : 0 }

    /// Negative, zero or positive as `left` is less, equal or greater.
    private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
        for place in (0..<max(left.count, right.count)).reversed() where digit(left, place) != digit(right, place) {
            return digit(left, place) - digit(right, place)
        }
        return 0
    }

    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var carry = 0
        return (0...max(left.count, right.count)).map { place in
            let sum = digit(left, place) + digit(right, place) + carry
            carry = sum / 10
            return UInt8(sum % 10)
        }
    }

    /// The greater less the smaller.
    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        let (greater, smaller) = order(left, right) >= 0 ? (left, right) : (right, left)
        var borrow = 0
        return greater.indices.map { place in
            let difference = digit(greater, place) - digit(smaller, place) - borrow
            borrow = difference < 0 ? 1 : 0
            return UInt8(difference + 10 * borrow)
        }
    }
}
