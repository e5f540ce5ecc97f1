/// The sum of any finite numbers without rounding: a fixed-point number that is wide enough for every double, and for their quotients.
///
/// Source: U. Kulisch, "Computer arithmetic and validity" (2008), chapter 8, a long accumulator; here of digits of 32 bits in words of 64, so
/// that a carry has room for a billion additions.
struct ExactSum: Sendable {
    /// Base 2³², the least significant first. The first one lies below the least double: it is for what a division leaves over.
    private var digits = [Int64](repeating: 0, count: Self.width)
    /// Additions since the last carry.
    private var additions = 0

    /// One digit of fraction; 2,046 binary places of doubles and the 53 bits of the highest; and two digits for as many as can be added.
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
        // A negative number has its sign in the highest digit only, which the longer one has further up.
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

    /// Leaves all digits from 0 up to the base, but for the highest, which has the sign.
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

    /// The sum divided by positive numbers, rounded once to the nearest double, of two equally near ones to the even one. One that is beyond the
    /// greatest double is the greatest: so a mean is always a number.
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

    /// Whether nothing is left over. What is left over by several divisions one after the other is less than the last digit, as with one by
    /// their product.
    ///
    /// - Parameter wanted: digits from the highest on; the others are set to 0.
    private mutating func divide(by divisor: UInt64, digits wanted: Int) -> Bool {
        var rest: UInt64 = 0
        var found = 0
        for place in digits.indices.reversed() where rest > 0 || digits[place] > 0 || found > 0 {
            guard found < wanted else { return clear(through: place) && rest == 0 }
            let quotient: UInt64
            (quotient, rest) = divisor.dividingFullWidth((high: rest >> 32, low: rest << 32 | UInt64(digits[place])))
            digits[place] = Int64(quotient)
            if found > 0 || quotient > 0 { found += 1 }
        }
        return rest == 0
    }

    /// Whether the digits up to and including one were 0, as they are now.
    private mutating func clear(through last: Int) -> Bool {
        let wereClear = digits[...last].allSatisfy { $0 == 0 }
        for place in 0...last { digits[place] = 0 }
        return wereClear
    }

    /// The nearest double of a number that is not negative. `isExact`: no part of it lies below the last digit.
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

    /// All bits from a place on; there are at most 54 of them.
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
