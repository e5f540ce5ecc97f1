internal import BigInt

/// Integers of any size and their digits, of which Python converts no more than 4300 either way.
enum BigIntegerText {
    static let maximumDigits = 4300

    static func text(_ value: BigInt) throws(HogFailure) -> String {
        // A digit is worth 3.32 bits: the digits of what is certainly too long are never made.
        let digits = value.bitWidth > 14_400 ? nil : value.description
        guard let digits, digits.utf8.count - (value.signum() < 0 ? 1 : 0) <= maximumDigits else {
            throw .value(
                "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
        }
        return digits
    }

    /// Refuses to read so many digits.
    static func check(digits count: Int) throws(HogFailure) {
        guard count > maximumDigits else { return }
        throw .value(
            "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }
}
