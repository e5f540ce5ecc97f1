/// Finds numbers in prose: `1,234.50`, `-$3`, `.5`, `6e-3`, `18.` at the end of a sentence.
///
/// Commas belong to a number if they separate its thousands. Several other commas separate a list: `1,2,3` are three numbers. Digits that are
/// joined by one other comma, or by a no-break or thin space before three digits, are ambiguous: `12,50` is twelve and a half to some people
/// and two numbers to others.
struct NumberScanner {
    private let text: TextBytes
    private var offset = 0
    /// Commas before this offset separate a list.
    private var listEnd = 0

    init(_ text: TextBytes) { self.text = text }

    static func first(in text: TextBytes) -> NumberSpan? {
        var scanner = NumberScanner(text)
        return scanner.next()
    }

    static func last(in text: TextBytes) -> NumberSpan? {
        var scanner = NumberScanner(text)
        var last: NumberSpan?
        while let span = scanner.next() { last = span }
        return last
    }

    /// The next number that is not too long, or the next ambiguous one.
    mutating func next() -> NumberSpan? {
        while let start = nextStart() {
            let segment = NumberSegment(in: text, at: start)
            let span = start < listEnd || !hasComma(after: segment) ? NumberSpan(segment) : chain(from: segment)
            offset = span.end
            if !span.isTooLong { return span }
        }
        return nil
    }

    /// The offset of the next digit, or of the point before it if the number begins with the point.
    private mutating func nextStart() -> Int? {
        while offset < text.count, text.bytes[offset] &- UInt8(ascii: "0") > 9 { offset += 1 }
        guard offset < text.count else { return nil }
        return text.isPoint(offset - 1) && beginsNumber(point: offset - 1) ? offset - 1 : offset
    }

    private func beginsNumber(point: Int) -> Bool {
        guard let before = text.scalar(before: point) else { return true }
        return before != "." && !before.isWordCharacter
    }

    private func hasComma(after segment: NumberSegment) -> Bool { text[segment.end] == UInt8(ascii: ",") && text.isDigit(segment.end + 1) }

    /// All segments that commas join to `first`, or `first` alone if it begins a list.
    private mutating func chain(from first: NumberSegment) -> NumberSpan {
        var (last, digits) = (first, first.digits)
        var (commas, thousands) = (0, 0)
        while hasComma(after: last) {
            let next = NumberSegment(in: text, at: last.end + 1)
            let canFollow = thousands > 0 ? last.isInteger : first.beginsThousands(in: text)
            if commas == thousands, canFollow, next.integerDigits == 3, !next.hasGroupingSpaces { thousands += 1 }
            commas += 1
            digits += next.digits
            last = next
        }
        if thousands == commas { return NumberSpan(start: first.start, end: last.end, digits: digits, exponent: last.exponent) }
        if commas == 1 || commas == thousands + 1 && thousands > 0 { return NumberSpan(ambiguous: first.start, end: last.end) }
        listEnd = last.end
        return NumberSpan(first)
    }
}

/// The range of bytes of a number or an ambiguous one, without its sign and currency.
struct NumberSpan {
    /// The maximum number of digits before and after the point, leading zeros included. Longer numbers in prose are ignored.
    private static let maximumDigits = 1_000

    let start: Int
    let end: Int
    /// Whether it can be read as more than one number.
    let isAmbiguous: Bool
    let isTooLong: Bool

    init(start: Int, end: Int, digits: Int, exponent: Int) {
        self.start = start
        self.end = end
        isAmbiguous = false
        isTooLong = digits > Self.maximumDigits || exponent.magnitude > Self.maximumDigits
    }

    init(ambiguous start: Int, end: Int) {
        self.start = start
        self.end = end
        isAmbiguous = true
        isTooLong = false
    }

    init(_ segment: NumberSegment) {
        if segment.hasGroupingSpaces {
            self.init(ambiguous: segment.start, end: segment.end)
        } else {
            self.init(start: segment.start, end: segment.end, digits: segment.digits, exponent: segment.exponent)
        }
    }
}

/// A number between two commas: digits, a point and digits, an exponent.
struct NumberSegment {
    let start: Int
    private(set) var end: Int
    /// The number of digits before the point.
    private(set) var integerDigits = 0
    /// The number of digits before and after the point.
    private(set) var digits = 0
    /// The power of ten of the last digit.
    private(set) var exponent = 0
    /// Whether a no-break or thin space joins three digits to other digits.
    private(set) var hasGroupingSpaces = false
    /// Whether it consists of digits only.
    private(set) var isInteger = true

    /// - Parameter start: the offset of the digits, or of a point before digits.
    init(in text: TextBytes, at start: Int) {
        self.start = start
        end = start
        integerDigits = scanDigits(in: text)
        digits = integerDigits
        scanFraction(in: text)
        scanExponent(in: text)
    }

    func beginsThousands(in text: TextBytes) -> Bool {
        isInteger && (1...3).contains(integerDigits) && text[start] != UInt8(ascii: "0")
    }

    private mutating func scanFraction(in text: TextBytes) {
        guard text.isPoint(end), text.isDigit(end + 1) else { return }
        isInteger = false
        end += 1
        let fraction = scanDigits(in: text)
        digits += fraction
        exponent = -fraction
    }

    private mutating func scanExponent(in text: TextBytes) {
        guard let letter = text[end], letter | 0x20 == UInt8(ascii: "e") else { return }
        let sign = text[end + 1] == UInt8(ascii: "+") ? 1 : text.minusLength(at: end + 1)
        let first = end + 1 + sign
        guard text.isDigit(first) else { return }
        isInteger = false
        end = first
        _ = scanDigits(in: text)
        // The cap avoids an overflow: a number with a larger exponent is too long anyway.
        let value = text.bytes[first..<end].reduce(0) { min($0 * 10 + Int($1 & 0xF), 1_000_000) }
        exponent += sign > 0 && text[first - 1] != UInt8(ascii: "+") ? -value : value
    }

    /// - Returns: the number of bytes of the digits and the spaces between them.
    private mutating func scanDigits(in text: TextBytes) -> Int {
        let first = end
        while text.isDigit(end) { end += 1 }
        while end > first, let space = text.groupingSpaceLength(at: end), text.digitCount(from: end + space, atMost: 4) == 3 {
            hasGroupingSpaces = true
            isInteger = false
            end += space + 3
        }
        return end - first
    }
}

extension TextBytes {
    func digitCount(from start: Int, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, isDigit(start + count) { count += 1 }
        return count
    }

    /// The number of bytes of a no-break or thin space at `offset`, which people put between thousands; `nil` if there is none.
    func groupingSpaceLength(at offset: Int) -> Int? {
        guard let first = self[offset], first >= 0x80, let scalar = scalar(at: offset) else { return nil }
        return scalar.isGroupingSpace ? scalar.utf8.count : nil
    }
}

/// A number, or an ambiguous one, that was found in a text.
struct ExtractedNumber {
    /// `nil` if it is ambiguous.
    let number: DecimalNumber?
    /// The number as it was written, without currency.
    let text: String

    init(_ span: NumberSpan, in text: TextBytes) {
        let isNegative = NumberSign(in: text, before: span.start).isNegative
        var start = span.start
        if span.isAmbiguous {
            // Includes the beginning of 1.234.567,89, which is not part of the span.
            while text.isDigit(start - 1) || text.isPoint(start - 1) && text.isDigit(start - 2) { start -= 1 }
        }
        let bytes = text.bytes[start..<span.end]
        number = span.isAmbiguous ? nil : DecimalNumber(bytes, isNegative: isNegative)
        self.text = (isNegative ? "-" : "") + String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter json: a JSON number.
    /// - Returns: `nil` if its exponent has more than 18 digits.
    init?(json: String) {
        guard let number = DecimalNumber(json.utf8) else { return nil }
        self.number = number
        text = json
    }

    static func first(in text: some StringProtocol) -> ExtractedNumber? {
        TextBytes.read(text) { text in NumberScanner.first(in: text).map { ExtractedNumber($0, in: text) } }
    }

    static func last(in text: some StringProtocol) -> ExtractedNumber? {
        TextBytes.read(text) { text in NumberScanner.last(in: text).map { ExtractedNumber($0, in: text) } }
    }
}
