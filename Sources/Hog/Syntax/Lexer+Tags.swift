/// Reads tags: `<tag attribute='value'>text {expression}</tag>`.
extension Lexer {
    /// Whether the `<` here begins a tag: an expression is expected, and a name follows with what looks like attributes or an end.
    func startsTag() -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), !(tokens.last?.endsOperand ?? false) else { return false }
        var next = index + 1
        guard next < bytes.count, ASCII.isLetter(bytes[next]) || bytes[next] == UInt8(ascii: "_") else { return false }
        while next < bytes.count, continuesTagName(bytes[next]) { next += 1 }
        guard next < bytes.count else { return false }
        if bytes[next] == UInt8(ascii: ">") || bytes[next] == UInt8(ascii: "/") { return true }
        guard ASCII.isSpace(bytes[next]) else { return false }
        while next < bytes.count, ASCII.isSpace(bytes[next]) { next += 1 }
        guard next < bytes.count else { return false }
        return continuesTagName(bytes[next]) && bytes[next] != UInt8(ascii: "-") || bytes[next] == UInt8(ascii: ">")
            || bytes[next] == UInt8(ascii: "/")
    }

    /// Reads one token of `<tag …>`, or of `</tag>`.
    mutating func readTag() throws(HogSyntaxError) {
        let start = index
        let byte = bytes[start]
        if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            index += 1
        } else if ASCII.isLetter(byte) || byte == UInt8(ascii: "_") {
            while index < bytes.count, continuesTagName(bytes[index]) { index += 1 }
            add(.word, from: start)
        } else if byte == UInt8(ascii: ">") {
            index += 1
            add(.sign(.greater), from: start)
            let isOpening = mode == .openingTag
            leave()
            if isOpening { enter(.tagContent) }
        } else if mode == .openingTag {
            try readOpeningTagSign(byte, from: start)
        } else {
            throw unexpectedCharacter()
        }
    }

    private mutating func readOpeningTagSign(_ byte: UInt8, from start: Int) throws(HogSyntaxError) {
        if byte == UInt8(ascii: "/"), self.byte(at: 1) == UInt8(ascii: ">") {
            index += 2
            leave()
            add(.tagSelfClose, from: start)
        } else if byte == UInt8(ascii: "=") {
            index += 1
            add(.sign(.equal), from: start)
        } else if byte == UInt8(ascii: "'") {
            try readQuoted(.string)
        } else if byte == UInt8(ascii: "{") {
            index += 1
            add(.sign(.openBrace), from: start)
            enter(.code)
        } else {
            throw unexpectedCharacter()
        }
    }

    /// Reads text up to the next tag or brace, or reads the tag or brace itself.
    mutating func readTagContent() {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<"), bytes[index] != UInt8(ascii: "{") { index += 1 }
        guard index == start else { return add(.tagText, from: start) }
        if bytes[start] == UInt8(ascii: "{") {
            index += 1
            add(.sign(.openBrace), from: start)
            enter(.code)
        } else if byte(at: 1) == UInt8(ascii: "/") {
            index += 2
            add(.tagClose, from: start)
            mode = .closingTag
        } else {
            index += 1
            add(.tagStart, from: start)
            enter(.openingTag)
        }
    }

    private func continuesTagName(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
