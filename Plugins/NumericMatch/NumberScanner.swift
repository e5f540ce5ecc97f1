/// Finds numbers in prose: `1,234.50`, `-$3`, `.5`, `6e-3`, `18.` at the end of a sentence.
///
/// Commas belong to a number where they part its thousands, and several that do not are those of a list: `1,2,3` are three numbers. What
/// else one comma, or a no-break or thin blank before three digits, joins to digits is one thing that is not read: `12,50` is twelve and a
/// half to some people and two numbers to others.
struct NumberScanner {
    private let text: TextBytes
    private var place = 0
    /// Up to here commas are those of a list.
    private var listEnd = 0

    init(_ text: TextBytes) { self.text = text }

    static func first(in text: TextBytes) -> NumberPlace? {
        var scanner = NumberScanner(text)
        return scanner.next()
    }

    static func last(in text: TextBytes) -> NumberPlace? {
        var scanner = NumberScanner(text)
        var last: NumberPlace?
        while let found = scanner.next() { last = found }
        return last
    }

    /// The next number that is not too long to be one, or the next thing that is not read.
    mutating func next() -> NumberPlace? {
        while let start = nextStart() {
            let part = NumberPart(in: text, at: start)
            let found = start < listEnd || !hasComma(after: part) ? NumberPlace(part) : chain(from: part)
            place = found.end
            if !found.isTooLong { return found }
        }
        return nil
    }

    /// The next digit, or the point before it where the number begins with the point.
    private mutating func nextStart() -> Int? {
        while place < text.count, text.bytes[place] &- UInt8(ascii: "0") > 9 { place += 1 }
        guard place < text.count else { return nil }
        return text.isPoint(place - 1) && beginsNumber(point: place - 1) ? place - 1 : place
    }

    private func beginsNumber(point: Int) -> Bool {
        guard let before = text.scalar(before: point) else { return true }
        return before != "." && !before.isWordCharacter
    }

    private func hasComma(after part: NumberPart) -> Bool { text[part.end] == UInt8(ascii: ",") && text.isDigit(part.end + 1) }

    /// All that commas join to `first`, or only that where it begins a list.
    private mutating func chain(from first: NumberPart) -> NumberPlace {
        var (last, digits) = (first, first.digits)
        var (commas, thousands) = (0, 0)
        while hasComma(after: last) {
            let next = NumberPart(in: text, at: last.end + 1)
            let canFollow = thousands > 0 ? last.isWhole : first.beginsThousands(in: text)
            if commas == thousands, canFollow, next.wholeDigits == 3, !next.isJoined { thousands += 1 }
            commas += 1
            digits += next.digits
            last = next
        }
        if thousands == commas { return NumberPlace(start: first.start, end: last.end, digits: digits, exponent: last.exponent) }
        if commas == 1 || commas == thousands + 1 && thousands > 0 { return NumberPlace(unread: first.start, end: last.end) }
        listEnd = last.end
        return NumberPlace(first)
    }
}

/// Where something like a number is, in bytes, without its sign and its currency.
struct NumberPlace {
    /// Digits before the point, after it, and leading zeros all count. Nobody means a number beyond it.
    private static let maximumDigits = 1_000

    let start: Int
    let end: Int
    /// Whether it is a number, and not something that is not read.
    let isRead: Bool
    let isTooLong: Bool

    init(start: Int, end: Int, digits: Int, exponent: Int) {
        self.start = start
        self.end = end
        isRead = true
        isTooLong = digits > Self.maximumDigits || exponent.magnitude > Self.maximumDigits
    }

    init(unread start: Int, end: Int) {
        self.start = start
        self.end = end
        isRead = false
        isTooLong = false
    }

    init(_ part: NumberPart) {
        if part.isJoined {
            self.init(unread: part.start, end: part.end)
        } else {
            self.init(start: part.start, end: part.end, digits: part.digits, exponent: part.exponent)
        }
    }
}
