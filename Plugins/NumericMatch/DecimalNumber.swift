internal import EvaluatorKit

/// An exact decimal number of any length: 0.1 is one tenth, not the nearest double.
struct DecimalNumber: Equatable {
    private let isNegative: Bool
    /// From the most significant digit on, without leading and trailing zeros; empty for zero.
    private let digits: [UInt8]
    /// The power of ten of the last digit.
    private let exponent: Int

    /// - Parameters:
    ///   - bytes: a JSON number, or a number in prose: commas are ignored, and the minus of the exponent may be U+2212.
    ///   - isNegative: whether there is a minus before the bytes.
    /// - Returns: `nil` if the exponent has more than 18 digits.
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
            // 0xE2 is the first byte of U+2212.
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

    /// Whether the distance of the two numbers is at most `tolerance`, which is not negative.
    func isWithin(_ tolerance: DecimalNumber, of other: DecimalNumber, _ interruption: inout InterruptionCheck) throws(EvaluationError)
        -> Bool
    {
        if self == other || tolerance.digits.isEmpty { return self == other }
        let sign = try Self.sign(self, minus: other, &interruption)
        return try Self.sign(ofSum: [(self, sign), (other, -sign), (tolerance, -1)], &interruption) <= 0
    }

    /// Whether this number is closer to `target` than `other` is.
    func isNearer(to target: DecimalNumber, than other: DecimalNumber, _ interruption: inout InterruptionCheck) throws(EvaluationError)
        -> Bool
    {
        if self == other { return false }
        let mine = try Self.sign(self, minus: target, &interruption)
        let theirs = try Self.sign(other, minus: target, &interruption)
        return try Self.sign(ofSum: [(self, mine), (target, -mine), (other, -theirs), (target, theirs)], &interruption) < 0
    }

    private static func sign(
        _ left: DecimalNumber, minus right: DecimalNumber, _ interruption: inout InterruptionCheck
    ) throws(EvaluationError) -> Int {
        try sign(ofSum: [(left, 1), (right, -1)], &interruption).signum()
    }
}

extension DecimalNumber {
    /// The work of adding one digit, in bytes of text.
    private static let workPerDigit = 50

    /// A number with the same sign as the sum of the terms. Factors are 1, 0 or −1.
    ///
    /// It adds from the highest decimal place down and skips empty places, so that 1e1000000 - 1 takes two steps.
    private static func sign(
        ofSum terms: [(number: DecimalNumber, factor: Int)], _ interruption: inout InterruptionCheck
    ) throws(EvaluationError) -> Int {
        let terms = terms.filter { !$0.number.digits.isEmpty }
        let last = terms.map(\.number.exponent).min() ?? 0
        var sum = 0
        var place = terms.map(\.number.end).max() ?? 0
        // In each term, the digits below a place add up to less than one of that place.
        while abs(sum) < terms.count, place > last {
            if sum == 0 { place = nextPlace(of: terms, below: place) ?? place }
            try interruption.check(after: workPerDigit)
            place -= 1
            sum *= 10
            for (number, factor) in terms { sum += factor * number.digit(at: place) }
        }
        return sum
    }

    /// The highest place below `place` at which a term has a digit, plus one.
    private static func nextPlace(of terms: [(number: DecimalNumber, factor: Int)], below place: Int) -> Int? {
        var first: Int?
        for (number, _) in terms where number.exponent < place {
            let end = min(number.end, place)
            first = first.map { max($0, end) } ?? end
        }
        return first
    }

    /// The digit at a power of ten, with the sign of the number.
    private func digit(at place: Int) -> Int {
        let index = end - 1 - place
        guard digits.indices.contains(index) else { return 0 }
        return isNegative ? -Int(digits[index]) : Int(digits[index])
    }

    /// The power of ten above the first digit.
    private var end: Int { exponent + digits.count }
}
