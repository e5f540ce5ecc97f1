/// What stands between tokens and means nothing: space and comments.
extension Lexer {
    /// Steps over one character of white space.
    mutating func skipsSpace() -> Bool {
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

    mutating func skipsComment() -> Bool {
        switch (bytes[index], byte(at: 1)) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "/"), UInt8(ascii: "/")):
            skipLine()
        case (UInt8(ascii: "#"), let next) where !ASCII.isDigit(next ?? 0):
            skipLine()
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            return skipsBlockComment()
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

    /// Without an end it is no comment but the signs `/` and `*`.
    private mutating func skipsBlockComment() -> Bool {
        guard !hasUnendedComment else { return false }
        var end = index + 2
        while end + 1 < bytes.count {
            if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") {
                index = end + 2
                return true
            }
            end += 1
        }
        hasUnendedComment = true
        return false
    }
}
