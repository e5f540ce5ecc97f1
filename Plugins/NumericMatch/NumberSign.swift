/// What stands directly before a number's digits, or before the point of `.5`: a minus, a currency sign, both or neither.
struct NumberSign {
    let isNegative: Bool
    /// Whether a minus stands there that is no sign: `16-3`, `(2)-3`, `5€-3€`.
    let isSubtraction: Bool
    /// Whether a currency sign is the first of what stands there: `$3`, but not `-$3`.
    let beginsWithCurrency: Bool
    /// Where the number begins, its sign and its currency included.
    let start: Int

    /// - Parameter digits: where the digits begin, or the point before them.
    init(in text: TextBytes, before digits: Int) {
        let end = digits - text.currencyLength(before: digits)
        let minus = text.minusLength(before: end)
        isSubtraction = minus > 0 && text.endsAnOperand(at: end - minus)
        isNegative = minus > 0 && !isSubtraction
        beginsWithCurrency = end < digits && !isNegative
        start = isNegative ? end - minus : end
    }
}

extension TextBytes {
    /// In bytes, 0 where none begins there.
    func minusLength(at place: Int) -> Int { self[place] == UInt8(ascii: "-") ? 1 : has("−", at: place) ? 3 : 0 }

    /// In bytes, 0 where none ends there.
    func minusLength(before place: Int) -> Int { self[place - 1] == UInt8(ascii: "-") ? 1 : has("−", at: place - 3) ? 3 : 0 }

    fileprivate func currencyLength(before place: Int) -> Int {
        guard let byte = self[place - 1], byte >= 0x80 || byte == UInt8(ascii: "$") else { return 0 }
        return scalar(before: place).map { $0.isCurrency ? $0.utf8.count : 0 } ?? 0
    }

    /// Whether a dash at `place` has something before it that makes it more than a sign: it subtracts, or is part of a name.
    func endsAnOperand(at place: Int) -> Bool {
        var place = place
        // It belongs to the character before it: `❤️` are two.
        while let scalar = scalar(before: place), scalar.isVariationSelector { place = start(before: place) }
        guard let scalar = scalar(before: place) else { return false }
        guard scalar.isCurrency else { return scalar.isWordCharacter || scalar.isClosingBracket || scalar == "%" }
        guard let before = self.scalar(before: start(before: place)) else { return false }
        return before.isDigit || before.isClosingBracket
    }
}
