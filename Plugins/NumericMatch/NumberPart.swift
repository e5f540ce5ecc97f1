/// What is between the commas of a number or a list: digits, a point and digits, an exponent.
struct NumberPart {
    let start: Int
    private(set) var end: Int
    /// How many digits stand before the point.
    private(set) var wholeDigits = 0
    /// How many digits stand before the point and behind it.
    private(set) var digits = 0
    /// The power of ten of the last digit.
    private(set) var exponent = 0
    /// Whether a no-break or thin blank joins three digits to others.
    private(set) var isJoined = false
    /// Whether it is nothing but digits.
    private(set) var isWhole = true

    /// - Parameter start: of the digits, or of a point before digits.
    init(in text: TextBytes, at start: Int) {
        self.start = start
        end = start
        wholeDigits = takeDigits(in: text)
        digits = wholeDigits
        takeFraction(in: text)
        takeExponent(in: text)
    }

    func beginsThousands(in text: TextBytes) -> Bool {
        isWhole && (1...3).contains(wholeDigits) && text[start] != UInt8(ascii: "0")
    }

    private mutating func takeFraction(in text: TextBytes) {
        guard text.isPoint(end), text.isDigit(end + 1) else { return }
        isWhole = false
        end += 1
        let fraction = takeDigits(in: text)
        digits += fraction
        exponent = -fraction
    }

    private mutating func takeExponent(in text: TextBytes) {
        guard let letter = text[end], letter | 0x20 == UInt8(ascii: "e") else { return }
        let sign = text[end + 1] == UInt8(ascii: "+") ? 1 : text.minusLength(at: end + 1)
        let first = end + 1 + sign
        guard text.isDigit(first) else { return }
        isWhole = false
        end = first
        _ = takeDigits(in: text)
        // Larger ones are too large for any number.
        let value = text.bytes[first..<end].reduce(0) { min($0 * 10 + Int($1 & 0xF), 1_000_000) }
        exponent += sign > 0 && text[first - 1] != UInt8(ascii: "+") ? -value : value
    }

    /// - Returns: how many bytes they take.
    private mutating func takeDigits(in text: TextBytes) -> Int {
        let first = end
        while text.isDigit(end) { end += 1 }
        while end > first, let blank = text.thousandsBlankLength(at: end), text.digitCount(from: end + blank, atMost: 4) == 3 {
            isJoined = true
            isWhole = false
            end += blank + 3
        }
        return end - first
    }
}

extension TextBytes {
    func digitCount(from place: Int, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, isDigit(place + count) { count += 1 }
        return count
    }

    /// Of a blank that people put between thousands, the plain one aside; `nil` where none begins there.
    func thousandsBlankLength(at place: Int) -> Int? {
        guard let first = self[place], first >= 0x80, let scalar = scalar(at: place) else { return nil }
        return scalar.isThousandsBlank ? scalar.utf8.count : nil
    }
}
