/// What a JSON number stands for, in decimals of any length: `1.0`, `1` and `10e-1` are one, and so are `-0` and `0`.
struct NumberValue: Equatable {
    private let isNegative: Bool
    /// Without zeros at either end: empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the last digit, less what the exponent says where that is too large for an integer.
    private let exponent: Int
    /// The digits of an exponent that is.
    private let largeExponent: [UInt8]

    /// - Parameter text: of the number, as the parser has found it to be one.
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

    /// What follows the `e`.
    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (value: Int, large: [UInt8]) {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "0") }
        guard digits.count <= 18 else { return (0, isNegative ? [UInt8(ascii: "-")] + digits : Array(digits)) }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (isNegative ? -value : value, [])
    }
}
