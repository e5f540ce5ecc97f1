/// A number exactly as its text says it: thirty digits stay thirty digits, and 0.1 is one tenth.
struct ExactNumber: Hashable, Comparable, Sendable {
    private let isNegative: Bool
    /// From the most significant, without zeros at either end; empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the digit before the first: 0.5 has 0, 5 has 1, 50 has 2.
    private let magnitude: Int

    /// Reads `-1`, `+2.50`, `.5`, `1e-3`; `nil` for anything else. Too large an exponent counts as the largest.
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

    /// Regardless of the sign.
    private func isSmaller(than other: ExactNumber) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        return magnitude == other.magnitude ? digits.lexicographicallyPrecedes(other.digits) : magnitude < other.magnitude
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> [UInt8] {
        let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
        rest = rest.dropFirst(digits.count)
        return digits.map { $0 - UInt8(ascii: "0") }
    }

    /// 0 where there is none; `nil` where what follows is none.
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
