/// Reads JSON numbers that are whole numbers.
enum WholeNumber {
    /// The value of a number if it is whole and fits the type, in any notation: `7`, `7.0`, `70e-1`.
    static func value<Number: FixedWidthInteger>(of text: UnsafeBufferPointer<UInt8>) -> Number? {
        let isNegative = text.first == UInt8(ascii: "-")
        var digits: [UInt8] = []
        var exponent = 0
        var index = isNegative ? 1 : 0
        var isFraction = false
        while index < text.count, text[index] | 0x20 != UInt8(ascii: "e") {
            if text[index] == UInt8(ascii: ".") {
                isFraction = true
            } else {
                digits.append(text[index] - UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            }
            index += 1
        }
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else { return 0 }
        guard let written = Self.exponent(text[min(index + 1, text.count)...]) else { return nil }
        exponent += written + digits.count - 1 - last
        guard exponent >= 0, last - first + exponent < 40 else { return nil }
        return value(of: digits[first...last], zeros: exponent, isNegative: isNegative)
    }

    /// Reads what follows the `e`; `nil` if the exponent is too large for any integer type.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let sign = text.first else { return 0 }
        var value = 0
        for byte in sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? text.dropFirst() : text {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            guard value < 1 << 32 else { return nil }
        }
        return sign == UInt8(ascii: "-") ? -value : value
    }

    private static func value<Number: FixedWidthInteger>(of digits: ArraySlice<UInt8>, zeros: Int, isNegative: Bool) -> Number? {
        var value: Number = 0
        for position in 0..<digits.count + zeros {
            let digit = position < digits.count ? Number(digits[digits.startIndex + position]) : 0
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !tooLarge, !overflow else { return nil }
            value = sum
        }
        return value
    }
}

/// The exact value of a JSON number, for comparison: `1.0`, `1` and `10e-1` are equal, and so are `-0` and `0`.
struct NumberValue: Equatable {
    private let isNegative: Bool
    /// The significant digits, without zeros at either end; empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the last digit, without `largeExponent`.
    private let exponent: Int
    /// The digits of a written exponent that is too large for an integer.
    private let largeExponent: [UInt8]

    /// - Parameter text: of a number that the parser has checked.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        let end = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? text.count
        let point = text[..<end].firstIndex(of: UInt8(ascii: ".")) ?? end
        let digits = text[..<end].filter { $0 &- UInt8(ascii: "0") < 10 }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        let trailing = significant.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        self.digits = Array(significant.dropLast(trailing))
        guard !self.digits.isEmpty else {
            (isNegative, exponent, largeExponent) = (false, 0, [])
            return
        }
        isNegative = text.first == UInt8(ascii: "-")
        let written = Self.exponent(text[min(end + 1, text.count)...])
        exponent = trailing - max(0, end - point - 1) + written.value
        largeExponent = written.large
    }

    /// Reads what follows the `e`.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (value: Int, large: [UInt8]) {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "0") }
        guard digits.count <= 18 else { return (0, isNegative ? [UInt8(ascii: "-")] + digits : Array(digits)) }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (isNegative ? -value : value, [])
    }
}
