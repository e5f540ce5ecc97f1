/// The exact sum of finite numbers: a fixed-point number that is wide enough for every double, and for quotients of sums.
///
/// Source: U. Kulisch, "Computer arithmetic and validity" (2008), chapter 8, a long accumulator; here with digits of 32 bits in words of
/// 64, which allows a billion additions between carries.
struct ExactSum: Sendable {
    /// In base 2³², the least significant first. The first digit is below the least double and holds the fraction of a division.
    private var digits = [Int64](repeating: 0, count: Self.width)
    /// Additions since the last carry.
    private var additions = 0

    /// One digit of fraction, 66 digits for the 2,046 + 53 bits of all doubles, and two digits for sums of many.
    private static let width = 1 + 66 + 2
    private static let base: Int64 = 1 << 32

    /// Adds a finite number, or subtracts it.
    mutating func add(_ number: Double, isSubtracted: Bool = false) {
        let exponent = Int(number.exponentBitPattern)
        let mantissa = number.significandBitPattern | (exponent > 0 ? 1 << 52 : 0)
        let (place, shift) = max(exponent - 1, 0).quotientAndRemainder(dividingBy: 32)
        let low = mantissa << UInt64(shift)
        let sign: Int64 = (number.sign == .minus) == isSubtracted ? 1 : -1
        digits[place + 1] += sign * Int64(low & 0xffff_ffff)
        digits[place + 2] += sign * Int64(low >> 32)
        digits[place + 3] += sign * Int64(mantissa >> UInt64(64 - shift))
        additions += 1
        if additions == 1 << 30 { carry() }
    }

    static func + (left: ExactSum, right: ExactSum) -> ExactSum {
        var (sum, other) = (left, right)
        sum.carry()
        other.carry()
        if sum.digits.count < other.digits.count { swap(&sum, &other) }
        for place in other.digits.indices { sum.digits[place] += other.digits[place] }
        // Only the highest digit has the sign, so that the borrow of a shorter negative number must be carried on.
        sum.carry()
        return sum
    }

    /// - Parameter factor: at most 2³⁰.
    mutating func multiply(by factor: Int) {
        carry()
        for place in digits.indices { digits[place] *= Int64(factor) }
        digits.append(0)
        carry()
    }

    /// Brings all digits except the highest, which has the sign, into the range from 0 to the base.
    private mutating func carry() {
        for place in 0..<digits.count - 1 {
            let carried = digits[place] >> 32
            digits[place] -= carried << 32
            digits[place + 1] += carried
        }
        additions = 0
    }

    private mutating func negate() {
        for place in digits.indices { digits[place] = -digits[place] }
        carry()
    }

    /// The sum divided by positive numbers, rounded once to the nearest double, ties to even. A quotient beyond the greatest double becomes
    /// the greatest double, so that a mean is always finite.
    func divided(by divisors: [Int]) -> Double {
        var quotient = self
        quotient.carry()
        let isNegative = quotient.digits[quotient.digits.count - 1] < 0
        if isNegative { quotient.negate() }
        var isExact = true
        for (index, divisor) in divisors.enumerated() {
            let isLast = index == divisors.count - 1
            if !quotient.divide(by: UInt64(divisor), digits: isLast ? 4 : .max) { isExact = false }
        }
        let rounded = quotient.rounded(isExact: isExact)
        return isNegative ? -rounded : rounded
    }

    /// Divides, and returns whether the quotient is exact. Several divisions lose less than one unit of the last digit, like one division
    /// by the product.
    ///
    /// - Parameter limit: how many digits to compute, from the highest on; the others are set to 0.
    private mutating func divide(by divisor: UInt64, digits limit: Int) -> Bool {
        var remainder: UInt64 = 0
        var computed = 0
        for place in digits.indices.reversed() where remainder > 0 || digits[place] > 0 || computed > 0 {
            guard computed < limit else { return clear(through: place) && remainder == 0 }
            let quotient: UInt64
            (quotient, remainder) = divisor.dividingFullWidth((high: remainder >> 32, low: remainder << 32 | UInt64(digits[place])))
            digits[place] = Int64(quotient)
            if computed > 0 || quotient > 0 { computed += 1 }
        }
        return remainder == 0
    }

    /// Sets the digits up to and including `last` to 0, and returns whether they were 0 before.
    private mutating func clear(through last: Int) -> Bool {
        let wereClear = digits[...last].allSatisfy { $0 == 0 }
        for place in 0...last { digits[place] = 0 }
        return wereClear
    }

    /// The nearest double, for numbers that are not negative.
    ///
    /// - Parameter isExact: whether no fraction was lost below the last digit.
    private func rounded(isExact: Bool) -> Double {
        guard let highest = digits.lastIndex(where: { $0 > 0 }) else { return 0 }
        let top = highest * 32 + 63 - digits[highest].leadingZeroBitCount
        let last = max(top - 52, 32)
        var mantissa = bits(from: last)
        let isHalf = bits(from: last - 1) & 1 == 1
        if isHalf, mantissa & 1 == 1 || !isExact || isAnySet(below: last - 1) { mantissa += 1 }
        let value = Double(sign: .plus, exponent: last - 32 - 1074, significand: Double(mantissa))
        return min(value, .greatestFiniteMagnitude)
    }

    /// All bits from a place upwards; there are at most 54 of them.
    private func bits(from place: Int) -> UInt64 {
        let (first, shift) = place.quotientAndRemainder(dividingBy: 32)
        let digit = { first + $0 < digits.count ? UInt64(digits[first + $0]) : 0 }
        return digit(0) >> UInt64(shift) | digit(1) << UInt64(32 - shift) | digit(2) << UInt64(64 - shift)
    }

    private func isAnySet(below place: Int) -> Bool {
        let (last, shift) = place.quotientAndRemainder(dividingBy: 32)
        return digits[..<last].contains { $0 != 0 } || digits[last] & (1 << Int64(shift) - 1) != 0
    }
}

/// The mean of items' means, or of differences of two means: exact, and rounded once at the end.
struct ExactMean: Sendable {
    /// One sum for each number of trials, by which the sum is to be divided.
    private var sums: [(trials: Int, sum: ExactSum)] = []
    /// How many items.
    private(set) var count = 0

    mutating func add(_ item: ItemMean, less other: ItemMean? = nil) {
        add(item, isSubtracted: false)
        if let other { add(other, isSubtracted: true) }
        count += 1
    }

    private mutating func add(_ item: ItemMean, isSubtracted: Bool) {
        let index = index(of: item.trials)
        item.numbers.add(to: &sums[index].sum, isSubtracted: isSubtracted)
    }

    private mutating func index(of trials: Int) -> Int {
        if let index = sums.firstIndex(where: { $0.trials == trials }) { return index }
        sums.append((trials, ExactSum()))
        return sums.count - 1
    }

    /// `nil` without items. Never infinite: at most the greatest double.
    var rounded: Double? {
        guard count > 0 else { return nil }
        // The fractions are brought to a common denominator: the product of the numbers of trials.
        var total = ExactSum()
        for (index, part) in sums.enumerated() {
            var sum = part.sum
            for other in sums.indices where other != index { sum.multiply(by: sums[other].trials) }
            total = total + sum
        }
        return total.divided(by: sums.map(\.trials) + [count])
    }
}

/// A sum of finite numbers that are added one by one, with twice the digits of a double. It never becomes infinite.
public struct RunningSum: Sendable, Equatable {
    /// The sum without `compensation`, in units of 2⁶⁴, so that sums of the greatest numbers do not overflow.
    public private(set) var head: Double
    /// The sum of the rounding errors of `head`, in the same unit.
    public private(set) var compensation: Double

    private static let unit = 0x1p64

    public init(head: Double = 0, compensation: Double = 0) {
        self.head = head
        self.compensation = compensation
    }

    /// Adds a number. Numbers below 1e-289 lose digits.
    public mutating func add(_ number: Double) { add(inUnits: number / Self.unit) }

    public mutating func add(_ other: RunningSum) {
        add(inUnits: other.head)
        compensation += other.compensation
    }

    /// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
    private mutating func add(inUnits number: Double) {
        let sum = head + number
        compensation += head.magnitude >= number.magnitude ? (head - sum) + number : (number - sum) + head
        head = sum
    }

    /// The sum divided by a count; never infinite.
    public func mean(of count: Int) -> Double {
        let mean = (head + compensation) / Double(count) * Self.unit
        return min(max(mean, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// Whether the other sum may be of the same numbers in another order.
    public func isNear(_ other: RunningSum) -> Bool {
        let (one, two) = (head + compensation, other.head + other.compensation)
        return abs(one - two) <= 1e-9 * max(1 / Self.unit, abs(one), abs(two))
    }

    /// Compares the sums, not how they are split.
    public static func == (left: RunningSum, right: RunningSum) -> Bool {
        left.head + left.compensation == right.head + right.compensation
    }
}
