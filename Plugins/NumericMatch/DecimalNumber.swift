internal import EvaluatorKit

/// A number exactly as decimal digits say it, of any length: 0.1 is one tenth, and not the double next to it.
struct DecimalNumber: Equatable {
    private let isNegative: Bool
    /// From the most significant, without zeros at either end: empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the last digit.
    private let exponent: Int

    /// - Parameters:
    ///   - bytes: of a JSON number, or of one as prose has it: commas do not count, and U+2212 may be the exponent's minus.
    ///   - isNegative: whether a minus stands before them.
    /// - Returns: `nil` where the exponent is beyond 18 digits.
    init?(_ bytes: some Sequence<UInt8>, isNegative: Bool = false) {
        var (digits, isNegative) = ([UInt8](), isNegative)
        var (fraction, exponent, direction) = (0, 0, 1)
        var (isInFraction, isInExponent) = (false, false)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isInExponent:
                exponent = exponent * 10 + Int(byte & 0xF)
                guard exponent < 1_000_000_000_000_000_000 else { return nil }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte & 0xF)
                if isInFraction { fraction += 1 }
            case UInt8(ascii: "."): isInFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isInExponent = true
            case UInt8(ascii: "-") where !isInExponent: isNegative = true
            // The second is the first byte of U+2212.
            case UInt8(ascii: "-"), 0xE2: direction = -1
            default: break
            }
        }
        let significant = digits.drop { $0 == 0 }
        let trailing = significant.reversed().prefix { $0 == 0 }.count
        self.digits = Array(significant.dropLast(trailing))
        self.isNegative = isNegative && !self.digits.isEmpty
        self.exponent = self.digits.isEmpty ? 0 : direction * exponent - fraction + trailing
    }

    /// Whether the two are no further apart than `tolerance`, which is not negative.
    func isWithin(_ tolerance: DecimalNumber, of other: DecimalNumber, _ patience: inout InterruptionCheck) throws(EvaluationError) -> Bool
    {
        if self == other || tolerance.digits.isEmpty { return self == other }
        let sign = try Self.sign(self, minus: other, &patience)
        return try Self.sign(ofSum: [(self, sign), (other, -sign), (tolerance, -1)], &patience) <= 0
    }

    /// Whether this one is closer to `place` than `other` is.
    func isNearer(to place: DecimalNumber, than other: DecimalNumber, _ patience: inout InterruptionCheck) throws(EvaluationError) -> Bool {
        if self == other { return false }
        let mine = try Self.sign(self, minus: place, &patience)
        let theirs = try Self.sign(other, minus: place, &patience)
        return try Self.sign(ofSum: [(self, mine), (place, -mine), (other, -theirs), (place, theirs)], &patience) < 0
    }

    private static func sign(
        _ left: DecimalNumber, minus right: DecimalNumber, _ patience: inout InterruptionCheck
    ) throws(EvaluationError) -> Int {
        try sign(ofSum: [(left, 1), (right, -1)], &patience).signum()
    }
}

extension DecimalNumber {
    /// Adding one digit costs as much as comparing this many bytes of text.
    private static let bytesOfPlace = 50

    /// A number below or above zero, or zero, as the sum of the numbers is, each multiplied by 1, 0 or −1.
    ///
    /// Goes from the highest place down, so that 1e1000000 less 1 takes two steps.
    private static func sign(
        ofSum terms: [(number: DecimalNumber, factor: Int)], _ patience: inout InterruptionCheck
    ) throws(EvaluationError) -> Int {
        let terms = terms.filter { !$0.number.digits.isEmpty }
        let last = terms.map(\.number.exponent).min() ?? 0
        var sum = 0
        var place = terms.map(\.number.end).max() ?? 0
        // What is below a place is less than one of it in each term.
        while abs(sum) < terms.count, place > last {
            if sum == 0 { place = beginning(of: terms, below: place) ?? place }
            try patience.spend(bytesOfPlace)
            place -= 1
            sum *= 10
            for (number, factor) in terms { sum += factor * number.digit(at: place) }
        }
        return sum
    }

    /// Where the first digits are that stand below a place, which may be right below it.
    private static func beginning(of terms: [(number: DecimalNumber, factor: Int)], below place: Int) -> Int? {
        var first: Int?
        for (number, _) in terms where number.exponent < place {
            let end = min(number.end, place)
            first = first.map { max($0, end) } ?? end
        }
        return first
    }

    /// The digit at a power of ten, with the number's sign.
    private func digit(at place: Int) -> Int {
        let index = end - 1 - place
        guard digits.indices.contains(index) else { return 0 }
        return isNegative ? -Int(digits[index]) : Int(digits[index])
    }

    /// The power of ten above the first digit.
    private var end: Int { exponent + digits.count }
}
