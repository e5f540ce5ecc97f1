/// Reads numbers, strings and template strings.
extension Lexer {
    // MARK: Numbers

    /// Whether a number with an exponent begins with the dot here: `.5e1`.
    func startsFloat(at start: Int) -> Bool {
        let digits = endOfDigits(from: start + 1)
        return digits > start + 1 && endOfExponent(from: digits, letter: UInt8(ascii: "e")) != nil
    }

    mutating func readNumber() throws(HogSyntaxError) {
        let start = index
        if bytes[start] == UInt8(ascii: "0"), let letter = byte(at: 1), readPrefixedNumber(letter | 0x20) {
            return try rejectMalformed(from: start)
        }
        let digits = endOfDigits(from: start)
        var mantissa = digits
        if mantissa < bytes.count, bytes[mantissa] == UInt8(ascii: ".") {
            mantissa = endOfDigits(from: mantissa + 1)
        }
        let exponent = endOfExponent(from: mantissa, letter: UInt8(ascii: "e")) ?? endOfExponent(from: digits, letter: UInt8(ascii: "e"))
        if let exponent {
            index = exponent
            return add(.float, from: start)
        }
        index = digits
        let isOctalLike = digits - start > 1 && bytes[start] == UInt8(ascii: "0") && bytes[start..<digits].allSatisfy { $0 < 0x38 }
        add(.integer(octalLike: isOctalLike), from: start)
    }

    /// Reads `0x1F`, `0x1.8p3`, `0b101`, and the malformed `0o17` and `0b22`.
    private mutating func readPrefixedNumber(_ letter: UInt8) -> Bool {
        let start = index
        switch letter {
        case UInt8(ascii: "x"):
            let digits = endOfHexDigits(from: start + 2)
            guard digits > start + 2 else { return false }
            var mantissa = digits
            if mantissa < bytes.count, bytes[mantissa] == UInt8(ascii: ".") {
                mantissa = endOfHexDigits(from: mantissa + 1)
            }
            let power = endOfExponent(from: mantissa, letter: UInt8(ascii: "p")) ?? endOfExponent(from: digits, letter: UInt8(ascii: "p"))
            index = power ?? digits
            add(power == nil ? .hexInteger : .float, from: start)
        case UInt8(ascii: "b"), UInt8(ascii: "o"):
            let digits = endOfDigits(from: start + 2)
            guard digits > start + 2 else { return false }
            index = digits
            add(.binaryInteger, from: start)
        default:
            return false
        }
        return true
    }

    private func rejectMalformed(from start: Int) throws(HogSyntaxError) {
        guard tokens.last?.kind == .binaryInteger else { return }
        let place = SourcePlace(start: start, end: index)
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if bytes[start + 1] | 0x20 == UInt8(ascii: "o") {
            throw HogSyntaxError("`\(text)` is no number: octal numbers can't be written. Write it as a decimal number.", at: place)
        }
        guard bytes[(start + 2)..<index].allSatisfy({ $0 < 0x32 }) else {
            throw HogSyntaxError("`\(text)` is no number: after `0b` there can only be the digits 0 and 1.", at: place)
        }
    }

    private func endOfDigits(from start: Int) -> Int {
        var end = start
        while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
        return end
    }

    private func endOfHexDigits(from start: Int) -> Int {
        var end = start
        while end < bytes.count, ASCII.isHexDigit(bytes[end]) { end += 1 }
        return end
    }

    private func endOfExponent(from start: Int, letter: UInt8) -> Int? {
        guard start < bytes.count, bytes[start] | 0x20 == letter else { return nil }
        var digits = start + 1
        if digits < bytes.count, bytes[digits] == UInt8(ascii: "+") || bytes[digits] == UInt8(ascii: "-") { digits += 1 }
        let end = endOfDigits(from: digits)
        return end > digits ? end : nil
    }

    // MARK: Strings

    /// Reads `'…'`, `"…"` or `` `…` ``, whose quote is doubled or escaped inside.
    mutating func readQuoted(_ kind: Token.Kind) throws(HogSyntaxError) {
        let start = index
        let quote = bytes[start]
        index += 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                try skipEscape(also: quote == UInt8(ascii: "`") ? UInt8(ascii: "'") : quote)
            } else if bytes[index] != quote {
                index += 1
            } else if byte(at: 1) == quote {
                index += 2
            } else {
                index += 1
                return add(kind, from: start)
            }
        }
        let what = kind == .string ? "string" : "quoted name"
        let mark = String(UnicodeScalar(quote))
        let wrapped = quote == UInt8(ascii: "`") ? "backquote" : "`\(mark)`"
        throw HogSyntaxError("This \(what) has no end: a \(wrapped) is missing.", at: SourcePlace(start: start, end: start + 1))
    }

    /// Reads the text of a template up to the next expression or the end.
    mutating func readTemplate() {
        let start = index
        while let byte = byte(at: 0), byte != UInt8(ascii: "{") {
            if byte == UInt8(ascii: "\\") {
                guard let width = escapeWidth(also: [UInt8(ascii: "'"), UInt8(ascii: "{")]) else {
                    return dropEscape(inTextFrom: start)
                }
                index += width
            } else if byte == UInt8(ascii: "'") {
                guard self.byte(at: 1) == byte else { break }
                index += 2
            } else {
                index += 1
            }
        }
        if index > start { add(.templateText, from: start) }
        guard let byte = byte(at: 0) else { return }
        index += 1
        if byte == UInt8(ascii: "{") {
            add(.sign(.openBrace), from: index - 1)
            enter(.code)
        } else {
            openTemplates.removeLast()
            leave()
            add(.templateEnd, from: index - 1)
        }
    }

    /// Skips an invalid escape, including the character that makes it invalid. PostHog does the same in templates, and refuses it in
    /// strings.
    private mutating func dropEscape(inTextFrom start: Int) {
        if index > start { add(.templateText, from: start) }
        index += 1
        if let letter = byte(at: 0), letter | 0x20 == UInt8(ascii: "x") {
            index += ASCII.isHexDigit(byte(at: 1) ?? 0) ? 2 : 1
        }
        if index < bytes.count { index += UTF8Scalar.decode(bytes, at: index).width }
    }

    /// Steps over an escape, or refuses an invalid one.
    private mutating func skipEscape(also quote: UInt8) throws(HogSyntaxError) {
        if let width = escapeWidth(also: [quote]) {
            index += width
        } else if index + 1 < bytes.count {
            let (scalar, width) = UTF8Scalar.decode(bytes, at: index + 1)
            let place = SourcePlace(start: index, end: index + 1 + width)
            throw HogSyntaxError("`\\\(scalar)` is no escape. A backslash is written `\\\\`.", at: place)
        } else {
            index += 1
        }
    }

    /// The length in bytes of the escape here; `nil` if it is invalid.
    private func escapeWidth(also quotes: [UInt8]) -> Int? {
        guard let letter = byte(at: 1) else { return nil }
        switch letter | 0x20 {
        case _ where quotes.contains(letter) || letter == UInt8(ascii: "\\") || letter == UInt8(ascii: "0"): return 2
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "a"),
            UInt8(ascii: "v"):
            return 2
        case UInt8(ascii: "x") where ASCII.isHexDigit(byte(at: 2) ?? 0) && ASCII.isHexDigit(byte(at: 3) ?? 0): return 4
        default: return nil
        }
    }
}
