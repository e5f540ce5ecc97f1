/// A sum of finite numbers that are still coming, to twice a double's digits. However many they are, it does not become infinite.
public struct RunningSum: Sendable, Equatable {
    /// The sum is both together, in units of 2⁶⁴: as many of the greatest numbers as can be counted do not add up to infinity.
    public private(set) var head: Double
    /// What rounding left out of the head.
    public private(set) var rest: Double

    private static let unit = 0x1p64

    public init(head: Double = 0, rest: Double = 0) {
        self.head = head
        self.rest = rest
    }

    /// Adds a number. Of one below 1e-289 digits are lost.
    public mutating func add(_ number: Double) { add(inUnits: number / Self.unit) }

    public mutating func add(_ other: RunningSum) {
        add(inUnits: other.head)
        rest += other.rest
    }

    /// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
    private mutating func add(inUnits number: Double) {
        let sum = head + number
        rest += head.magnitude >= number.magnitude ? (head - sum) + number : (number - sum) + head
        head = sum
    }

    /// The sum by a count; never infinite.
    public func mean(of count: Int) -> Double {
        let mean = (head + rest) / Double(count) * Self.unit
        return min(max(mean, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// Whether another one may be of the same numbers in another order.
    public func isNear(_ other: RunningSum) -> Bool {
        let (one, two) = (head + rest, other.head + other.rest)
        return abs(one - two) <= 1e-9 * max(1 / Self.unit, abs(one), abs(two))
    }

    /// Two of the same sum are equal however it is split.
    public static func == (left: RunningSum, right: RunningSum) -> Bool { left.head + left.rest == right.head + right.rest }
}
