extension TextBytes {
    /// Whether the number is only a part of something: of `1/4`, `10:30`, `2023-05-01`, `10–20`, `x_2`, `15{,}000`.
    func hasMore(around place: NumberPlace) -> Bool {
        let sign = NumberSign(in: self, before: place.start)
        return sign.isSubtraction || hasMore(before: sign) || hasMore(after: place.end)
    }

    private func hasMore(before sign: NumberSign) -> Bool {
        guard let scalar = scalar(before: sign.start) else { return false }
        let before = start(before: sign.start)
        switch scalar {
        case "^", "_", "\\", "{":
            // `\$5` is five dollars.
            return !sign.beginsWithCurrency
        case "/", "⁄", "∕", "／": return true
        case ":", ".", ",", "'", "’", "：", "．", "，":
            return self.scalar(before: before)?.isDigit ?? false || hasTeXThousands(before: sign.start)
        case "-", "−", "–", "‐", "‑", "‒": return endsAnOperand(at: before)
        case "!", "}": return hasTeXThousands(before: sign.start)
        case _ where scalar.isThousandsBlank && self.scalar(before: before)?.isDigit ?? false: return true
        case _ where scalar.isWordCharacter: return !sign.beginsWithCurrency
        default: return isDivision(before: sign.start)
        }
    }

    private func hasMore(after end: Int) -> Bool {
        guard let scalar = scalar(at: end) else { return false }
        if scalar.isOtherNumeral { return true }
        return scalar == "/" && self.scalar(at: end + 1)?.isDigit ?? false
    }

    /// `3 / `, with blanks.
    private func isDivision(before place: Int) -> Bool {
        let slash = start(ofBlanksBefore: place)
        guard slash < place, self[slash - 1] == UInt8(ascii: "/") else { return false }
        return scalar(before: start(ofBlanksBefore: slash - 1))?.isDigit ?? false
    }

    /// `15{,}`, `15\,` or `15,\!`, before 000.
    private func hasTeXThousands(before place: Int) -> Bool {
        for mark in ["{,}", "\\,", ",\\!"] as [StaticString] where has(mark, before: place) {
            return isDigit(place - mark.utf8CodeUnitCount - 1)
        }
        return false
    }
}

extension TextBytes {
    /// How often a name has a number: `x = 3`, `f(1) = 2`.
    var namedNumberCount: Int {
        var count = 0
        for place in bytes.indices where bytes[place] == UInt8(ascii: "=") {
            if beginsNumber(at: end(ofBlanksAt: place + 1)), endsName(at: start(ofBlanksBefore: place)) { count += 1 }
        }
        return count
    }

    private func beginsNumber(at place: Int) -> Bool {
        var place = place
        skipCurrency(&place)
        place += minusLength(at: place)
        skipCurrency(&place)
        return isDigit(place) || isPoint(place) && isDigit(place + 1)
    }

    private func skipCurrency(_ place: inout Int) {
        if let scalar = scalar(at: place), scalar.isCurrency { place += scalar.utf8.count }
    }

    private func endsName(at end: Int) -> Bool {
        var place = start(ofBracketsBefore: end)
        var first: Unicode.Scalar?
        while let scalar = scalar(before: place), scalar.isNameCharacter {
            first = scalar
            place = start(before: place)
        }
        return first?.isNameStart ?? false
    }

    /// Where `(1)`, `[1]` or `{1}` begins, if one ends there.
    private func start(ofBracketsBefore end: Int) -> Int {
        let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [("(", ")"), ("[", "]"), ("{", "}")]
        guard let last = scalar(before: end), let pair = pairs.first(where: { $0.close == last }) else { return end }
        var place = end - 1
        while let scalar = scalar(before: place), scalar != pair.close {
            place = start(before: place)
            if scalar == pair.open { return place }
        }
        return end
    }
}
