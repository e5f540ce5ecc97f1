internal import JSON

/// The exact value of a JSON number of any length: 0.1 is one tenth, not the nearest double.
struct ComparableNumber: Sendable {
    private let isNegative: Bool
    /// The digits without zeros at either end; empty for zero.
    private let digits: [UInt8]
    /// How many places before the point the first digit stands: 1 for 7, 0 for 0.7, −1 for 0.07.
    private let magnitude: Int

    /// `nil` for a value that is not a number.
    init?(_ value: JSONValue) {
        guard let text = value.numberText?.utf8 else { return nil }
        let end = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? text.endIndex
        let digits = text[..<end].filter(Self.isDigit)
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        let trailing = significant.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        self.digits = Array(significant.dropLast(trailing))
        isNegative = text.first == UInt8(ascii: "-") && !self.digits.isEmpty
        let whole = text[..<end].prefix { $0 != UInt8(ascii: ".") }.count(where: Self.isDigit)
        magnitude = self.digits.isEmpty ? 0 : whole - (digits.count - significant.count) + Self.exponent(text[end...])
    }

    var isWhole: Bool { digits.count <= magnitude || digits.isEmpty }

    /// - Parameter text: empty, or from the `e` on. Exponents beyond 10¹⁸ count as 10¹⁸.
    private static func exponent(_ text: Substring.UTF8View) -> Int {
        let limit = 1_000_000_000_000_000_000
        let value = text.lazy.filter(isDigit).reduce(0) { $0 >= limit / 10 ? limit : $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return text.contains(UInt8(ascii: "-")) ? -value : value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

extension ComparableNumber: Comparable {
    static func < (left: ComparableNumber, right: ComparableNumber) -> Bool {
        guard left.sign == right.sign else { return left.sign < right.sign }
        return left.isNegative ? right.isNearerToZero(than: left) : left.isNearerToZero(than: right)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isNearerToZero(than other: ComparableNumber) -> Bool {
        magnitude == other.magnitude ? digits.lexicographicallyPrecedes(other.digits) : magnitude < other.magnitude
    }
}
