/// Splits a source into tokens, of which the longest that matches wins.
///
/// Template strings and tags have rules of their own, so the lexer keeps a stack of modes: a `{` inside them returns to code.
struct Lexer {
    enum Mode {
        case code, template, openingTag, closingTag, tagContent
    }

    let bytes: [UInt8]
    var index = 0
    var modes: [Mode] = []
    var mode = Mode.code
    var tokens: [Token] = []
    /// Where the unterminated templates began.
    var openTemplates: [Int] = []
    /// Set when a `/*` without an end was found, so that its end is searched only once.
    var hasUnterminatedComment = false

    static func tokens(of bytes: [UInt8]) throws(HogSyntaxError) -> [Token] {
        var lexer = Lexer(bytes: bytes)
        lexer.tokens.reserveCapacity(bytes.count / 3 + 1)
        while lexer.index < bytes.count {
            try lexer.readToken()
        }
        if lexer.mode == .template, let start = lexer.openTemplates.last {
            throw HogSyntaxError("This template string has no end: a `'` is missing.", at: SourcePlace(start: start, end: start + 2))
        }
        lexer.add(.end, from: bytes.count)
        return lexer.tokens
    }

    private mutating func readToken() throws(HogSyntaxError) {
        switch mode {
        case .code: try readCode()
        case .template: readTemplate()
        case .openingTag, .closingTag: try readTag()
        case .tagContent: readTagContent()
        }
    }

    private mutating func readCode() throws(HogSyntaxError) {
        let byte = bytes[index]
        if skipWhitespace() || skipComment() { return }
        if ASCII.startsName(byte) {
            try readWord()
        } else if ASCII.isDigit(byte) || (byte == UInt8(ascii: ".") && startsFloat(at: index)) {
            try readNumber()
        } else if byte == UInt8(ascii: "'") {
            try readQuoted(.string)
        } else if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"") {
            try readQuoted(.quotedName)
        } else {
            try readSign()
        }
    }

    private mutating func readWord() throws(HogSyntaxError) {
        let start = index
        if byte(at: 0) == UInt8(ascii: "f"), byte(at: 1) == UInt8(ascii: "'") {
            index += 2
            openTemplates.append(start)
            enter(.template)
            return add(.templateStart, from: start)
        }
        guard byte(at: 0) != UInt8(ascii: "F") || byte(at: 1) != UInt8(ascii: "'") else {
            throw HogSyntaxError("A template string begins with a small `f`.", at: SourcePlace(start: start, end: start + 2))
        }
        while index < bytes.count, ASCII.continuesName(bytes[index]) {
            index += 1
        }
        add(.word, from: start, keyword: Keyword(word: bytes[start..<index]))
    }

    private mutating func readSign() throws(HogSyntaxError) {
        let start = index
        if startsTag() {
            index += 1
            enter(.openingTag)
            return add(.tagStart, from: start)
        }
        guard let sign = Token.Sign(at: start, in: bytes), sign != .hash || ASCII.isDigit(byte(at: 1) ?? 0) else {
            throw unexpectedCharacter()
        }
        index += sign.rawValue.utf8.count
        add(.sign(sign), from: start)
        if sign == .openBrace {
            enter(.code)
        } else if sign == .closeBrace {
            leave()
        }
    }

    // MARK: Shared by the parts of the lexer

    mutating func enter(_ next: Mode) {
        modes.append(mode)
        mode = next
    }

    mutating func leave() {
        mode = modes.popLast() ?? .code
    }

    func byte(at offset: Int) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    mutating func add(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil) {
        tokens.append(Token(kind: kind, keyword: keyword, place: SourcePlace(start: start, end: index)))
    }

    /// The error for the current character.
    func unexpectedCharacter() -> HogSyntaxError {
        let (scalar, width) = UTF8Scalar.decode(bytes, at: index)
        var code = String(scalar.value, radix: 16, uppercase: true)
        code = String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        let isPrintable = scalar.value >= 0x20 && scalar.value < 0x7F
        let name = isPrintable ? "character '\(scalar)' (U+\(code))" : "character U+\(code)"
        return HogSyntaxError("Unexpected \(name)", at: SourcePlace(start: index, end: index + width))
    }
}

extension Token.Sign {
    private static let byFirstByte: [[Token.Sign]] = (0..<128).map { byte in
        allCases.filter { $0.rawValue.utf8.first == UInt8(byte) }.sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }
    }

    /// The longest sign that the source has at an index.
    fileprivate init?(at index: Int, in bytes: [UInt8]) {
        guard bytes[index] < 128 else { return nil }
        let found = Self.byFirstByte[Int(bytes[index])].first { bytes[index...].starts(with: $0.rawValue.utf8) }
        guard let found else { return nil }
        self = found
    }
}

/// Skips white space and comments.
extension Lexer {
    /// Steps over one character of white space; returns whether there was one.
    mutating func skipWhitespace() -> Bool {
        if ASCII.isSpace(bytes[index]) {
            index += 1
            return true
        }
        guard bytes[index] >= 0x80 else { return false }
        let (scalar, width) = UTF8Scalar.decode(bytes, at: index)
        guard UTF8Scalar.isSpace(scalar) else { return false }
        index += width
        return true
    }

    mutating func skipComment() -> Bool {
        switch (bytes[index], byte(at: 1)) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "/"), UInt8(ascii: "/")):
            skipLine()
        case (UInt8(ascii: "#"), let next) where !ASCII.isDigit(next ?? 0):
            skipLine()
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            return skipBlockComment()
        default:
            return false
        }
        return true
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
            index += 1
        }
    }

    /// A `/*` without an end is not a comment but the two signs `/` and `*`.
    private mutating func skipBlockComment() -> Bool {
        guard !hasUnterminatedComment else { return false }
        var end = index + 2
        while end + 1 < bytes.count {
            if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") {
                index = end + 2
                return true
            }
            end += 1
        }
        hasUnterminatedComment = true
        return false
    }
}
