extension JSONParser {
    /// A string, from its quotation mark on. Eight bytes are looked at at a time until one of them needs a closer look.
    @inline(__always)
    mutating func string() throws(Fault) {
        let first = at
        var marks: Node.Marks = []
        at += 1
        while true {
            skipPlainText()
            guard at < end else { throw Fault(reason: "Unterminated string starting at", offset: first - start) }
            switch at.pointee {
            case UInt8(ascii: "\""):
                return append(.string, from: first, to: at + 1, marks: marks)
            case UInt8(ascii: "\\"):
                marks.insert(.escaped)
                if try escape(inStringAt: first) {
                    marks.insert(.loneSurrogate)
                    hasLoneSurrogate = true
                }
            case 0x80...:
                // Characters that are not ASCII seldom stand alone.
                repeat {
                    let length = UTF8Sequence.length(at: at, end: end)
                    guard length > 0 else { throw fault("Invalid UTF-8") }
                    at += length
                } while byte >= 0x80
            default:
                throw fault("Invalid control character at")
            }
        }
    }

    /// Goes to the next byte that is a quotation mark, a backslash, a control character or not ASCII.
    @inline(__always)
    private mutating func skipPlainText() {
        while end - at >= 8 {
            let found = EightBytes(at: at).special
            if found != 0 {
                at += found.trailingZeroBitCount >> 3
                return
            }
            at += 8
        }
        while at < end, !isSpecial(at.pointee) { at += 1 }
    }

    @inline(__always)
    private func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// An escape, from its backslash on.
    /// - Returns: whether it is half a surrogate pair.
    @inline(never)
    private mutating func escape(inStringAt first: UnsafePointer<UInt8>) throws(Fault) -> Bool {
        guard end - at >= 2 else { throw Fault(reason: "Unterminated string starting at", offset: first - start) }
        switch at[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 2
            return false
        case UInt8(ascii: "u"):
            let unit = try unicodeEscape()
            guard unit & 0xF800 == 0xD800 else { return false }
            guard unit < 0xDC00, end - at > 6, at[0] == UInt8(ascii: "\\"), at[1] == UInt8(ascii: "u"),
                let low = HexDigits.value(of: at + 2), low & 0xFC00 == 0xDC00
            else { return true }
            at += 6
            return false
        default:
            throw fault("Invalid \\escape")
        }
    }

    private mutating func unicodeEscape() throws(Fault) -> UInt16 {
        guard end - at > 6, let unit = HexDigits.value(of: at + 2) else {
            throw Fault(reason: "Invalid \\uXXXX escape", offset: at + 1 - start)
        }
        at += 6
        return unit
    }
}
