internal import BigInt

/// The quotient of two integers as the nearest float, however large they are.
enum TrueDivision {
    static func quotient(_ dividend: BigInt, _ divisor: BigInt) throws(HogFailure) -> Double {
        guard divisor.signum() != 0 else { throw HogFailure(.zeroDivision, "division by zero") }
        let isNegative = (dividend.signum() < 0) != (divisor.signum() < 0)
        if dividend.signum() == 0 { return isNegative ? -0.0 : 0.0 }
        let quotient = magnitude(dividend.magnitude, divisor.magnitude)
        guard quotient.isFinite else { throw HogFailure(.overflow, "integer division result too large for a float") }
        return isNegative ? -quotient : quotient
    }

    /// Works out a few bits more than fit, so that they can be rounded once.
    private static func magnitude(_ dividend: BigUInt, _ divisor: BigUInt) -> Double {
        let difference = dividend.bitWidth - divisor.bitWidth
        guard difference <= 1024 else { return .infinity }
        // The last bit that a subnormal float has is worth 2 to the -1074th.
        let shift = max(difference - 62, -1076)
        let (scaled, scaledDivisor) = shift >= 0 ? (dividend, divisor << shift) : (dividend << -shift, divisor)
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scaledDivisor)
        return Double(rounding: UInt64(truncatingIfNeeded: whole), isInexact: rest > 0, exponent: shift)
    }
}

extension Double {
    /// The nearest one to an integer of any size; `nil` beyond the range.
    init?(rounding value: BigInt) {
        let magnitude = value.magnitude
        let shift = max(magnitude.bitWidth - 64, 0)
        let top = magnitude >> shift
        let rounded = Double(
            rounding: UInt64(truncatingIfNeeded: top), isInexact: magnitude.trailingZeroBitCount < shift, exponent: shift)
        guard rounded.isFinite else { return nil }
        self = value.signum() < 0 ? -rounded : rounded
    }

    /// The nearest one to `digits` times 2 to the `exponent`th, or to a little more than that if it is not exact. Halves go to even.
    fileprivate init(rounding digits: UInt64, isInexact: Bool, exponent: Int) {
        let width = UInt64.bitWidth - digits.leadingZeroBitCount
        // How many of the bits are too many, also for a subnormal: eleven at most.
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
