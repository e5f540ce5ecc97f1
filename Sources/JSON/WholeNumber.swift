/// Reads a JSON number that is a whole one.
enum WholeNumber {
    /// The value of a number's text if it is whole and fits, whatever way it is written: `7`, `7.0`, `70e-1`.
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

    /// What follows the `e`; `nil` for so large a one that no number of that size fits.
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
