/// The characters directly before a number's digits, or before the point of `.5`: a minus, a currency sign, both or neither.
struct NumberSign {
    let isNegative: Bool
    /// Whether the minus is not a sign but a subtraction: `16-3`, `(2)-3`, `5€-3€`.
    let isSubtraction: Bool
    /// Whether a currency sign comes first: `$3`, but not `-$3`.
    let beginsWithCurrency: Bool
    /// The offset of the number with its sign and currency.
    let start: Int

    /// - Parameter digits: the offset of the digits, or of the point before them.
    init(in text: TextBytes, before digits: Int) {
        let end = digits - text.currencyLength(before: digits)
        let minus = text.minusLength(before: end)
        isSubtraction = minus > 0 && text.hasOperand(before: end - minus)
        isNegative = minus > 0 && !isSubtraction
        beginsWithCurrency = end < digits && !isNegative
        start = isNegative ? end - minus : end
    }
}

extension TextBytes {
    /// The number of bytes of the minus at `offset`, 0 if there is none.
    func minusLength(at offset: Int) -> Int { self[offset] == UInt8(ascii: "-") ? 1 : contains("−", at: offset) ? 3 : 0 }

    /// The number of bytes of the minus that ends at `offset`, 0 if there is none.
    func minusLength(before offset: Int) -> Int { self[offset - 1] == UInt8(ascii: "-") ? 1 : contains("−", at: offset - 3) ? 3 : 0 }

    fileprivate func currencyLength(before offset: Int) -> Int {
        guard let byte = self[offset - 1], byte >= 0x80 || byte == UInt8(ascii: "$") else { return 0 }
        return scalar(before: offset).map { $0.isCurrency ? $0.utf8.count : 0 } ?? 0
    }

    /// Whether something ends at `offset` that makes a dash there more than a sign: an operand, or the first part of a name.
    func hasOperand(before offset: Int) -> Bool {
        var offset = offset
        // A variation selector belongs to the character before it: `❤️` has two scalars.
        while let scalar = scalar(before: offset), scalar.isVariationSelector { offset = start(before: offset) }
        guard let scalar = scalar(before: offset) else { return false }
        guard scalar.isCurrency else { return scalar.isWordCharacter || scalar.isClosingBracket || scalar == "%" }
        guard let before = self.scalar(before: start(before: offset)) else { return false }
        return before.isDigit || before.isClosingBracket
    }
}

extension TextBytes {
    /// Whether a number is only part of something else: of `1/4`, `10:30`, `2023-05-01`, `10–20`, `x_2`, `15{,}000`.
    func isFragment(_ span: NumberSpan) -> Bool {
        let sign = NumberSign(in: self, before: span.start)
        return sign.isSubtraction || isContinuation(at: sign) || isContinued(at: span.end)
    }

    /// Whether the characters before the number make it the end of something.
    private func isContinuation(at sign: NumberSign) -> Bool {
        guard let scalar = scalar(before: sign.start) else { return false }
        let before = start(before: sign.start)
        switch scalar {
        case "^", "_", "\\", "{":
            // `\$5` is five dollars.
            return !sign.beginsWithCurrency
        case "/", "⁄", "∕", "／": return true
        case ":", ".", ",", "'", "’", "：", "．", "，":
            return self.scalar(before: before)?.isDigit ?? false || hasTeXThousands(before: sign.start)
        case "-", "−", "–", "‐", "‑", "‒": return hasOperand(before: before)
        case "!", "}": return hasTeXThousands(before: sign.start)
        case _ where scalar.isGroupingSpace && self.scalar(before: before)?.isDigit ?? false: return true
        case _ where scalar.isWordCharacter: return !sign.beginsWithCurrency
        default: return isDivision(before: sign.start)
        }
    }

    /// Whether the characters at the end of the number make it the beginning of something.
    private func isContinued(at end: Int) -> Bool {
        guard let scalar = scalar(at: end) else { return false }
        if scalar.isOtherNumeral { return true }
        return scalar == "/" && self.scalar(at: end + 1)?.isDigit ?? false
    }

    /// Whether `offset` is behind a digit, a slash and white space: `3 / `.
    private func isDivision(before offset: Int) -> Bool {
        let slash = startOfWhiteSpace(before: offset)
        guard slash < offset, self[slash - 1] == UInt8(ascii: "/") else { return false }
        return scalar(before: startOfWhiteSpace(before: slash - 1))?.isDigit ?? false
    }

    /// Whether `offset` is behind a digit and a thousands separator of TeX: `15{,}`, `15\,` or `15,\!`.
    private func hasTeXThousands(before offset: Int) -> Bool {
        for separator in ["{,}", "\\,", ",\\!"] as [StaticString] where contains(separator, before: offset) {
            return isDigit(offset - separator.utf8CodeUnitCount - 1)
        }
        return false
    }
}

extension TextBytes {
    /// The number of names that are given a number: `x = 3`, `f(1) = 2`.
    var namedNumberCount: Int {
        var count = 0
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "=") {
            if hasNumber(at: endOfWhiteSpace(at: offset + 1)), hasName(before: startOfWhiteSpace(before: offset)) { count += 1 }
        }
        return count
    }

    private func hasNumber(at offset: Int) -> Bool {
        var offset = offset
        skipCurrency(&offset)
        offset += minusLength(at: offset)
        skipCurrency(&offset)
        return isDigit(offset) || isPoint(offset) && isDigit(offset + 1)
    }

    private func skipCurrency(_ offset: inout Int) {
        if let scalar = scalar(at: offset), scalar.isCurrency { offset += scalar.utf8.count }
    }

    private func hasName(before end: Int) -> Bool {
        var offset = startOfBrackets(before: end)
        var first: Unicode.Scalar?
        while let scalar = scalar(before: offset), scalar.isNameCharacter {
            first = scalar
            offset = start(before: offset)
        }
        return first?.isNameStart ?? false
    }

    /// The start of a `(1)`, `[1]` or `{1}` that ends at `end`; `end` if there is none.
    private func startOfBrackets(before end: Int) -> Int {
        let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [("(", ")"), ("[", "]"), ("{", "}")]
        guard let last = scalar(before: end), let pair = pairs.first(where: { $0.close == last }) else { return end }
        var offset = end - 1
        while let scalar = scalar(before: offset), scalar != pair.close {
            offset = start(before: offset)
            if scalar == pair.open { return offset }
        }
        return end
    }
}
