internal import Glibc

extension JSONParser {
    /// Reads a string. Plain text is skipped eight bytes at a time.
    @inline(__always)
    mutating func string() throws(Fault) {
        let first = cursor
        var flags: Node.Flags = []
        cursor += 1
        while true {
            skipPlainText()
            guard cursor < end else { throw Fault(reason: "Unterminated string starting at", offset: first - start) }
            switch cursor.pointee {
            case UInt8(ascii: "\""):
                return append(.string, from: first, to: cursor + 1, flags: flags)
            case UInt8(ascii: "\\"):
                flags.insert(.escaped)
                if try escape(inStringAt: first) {
                    flags.insert(.loneSurrogate)
                    hasLoneSurrogate = true
                }
            case 0x80...:
                // Characters that are not ASCII often follow each other.
                repeat {
                    let length = UTF8Sequence.length(at: cursor, end: end)
                    guard length > 0 else { throw fault("Invalid UTF-8") }
                    cursor += length
                } while byte >= 0x80
            default:
                throw fault("Invalid control character at")
            }
        }
    }

    /// Moves to the next byte that is a quotation mark, a backslash, a control character or not ASCII.
    @inline(__always)
    private mutating func skipPlainText() {
        while end - cursor >= 8 {
            let found = EightBytes(at: cursor).special
            if found != 0 {
                cursor += found.trailingZeroBitCount >> 3
                return
            }
            cursor += 8
        }
        while cursor < end, !isSpecial(cursor.pointee) { cursor += 1 }
    }

    @inline(__always)
    private func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Reads an escape.
    /// - Returns: whether it is half a surrogate pair.
    @inline(never)
    private mutating func escape(inStringAt first: UnsafePointer<UInt8>) throws(Fault) -> Bool {
        guard end - cursor >= 2 else { throw Fault(reason: "Unterminated string starting at", offset: first - start) }
        switch cursor[1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            cursor += 2
            return false
        case UInt8(ascii: "u"):
            let unit = try unicodeEscape()
            guard unit & 0xF800 == 0xD800 else { return false }
            guard unit < 0xDC00, end - cursor > 6, cursor[0] == UInt8(ascii: "\\"), cursor[1] == UInt8(ascii: "u"),
                let low = HexDigits.value(of: cursor + 2), low & 0xFC00 == 0xDC00
            else { return true }
            cursor += 6
            return false
        default:
            throw fault("Invalid \\escape")
        }
    }

    private mutating func unicodeEscape() throws(Fault) -> UInt16 {
        guard end - cursor > 6, let unit = HexDigits.value(of: cursor + 2) else {
            throw Fault(reason: "Invalid \\uXXXX escape", offset: cursor + 1 - start)
        }
        cursor += 6
        return unit
    }
}

extension JSONParser {
    /// Reads a number or a literal.
    @inline(__always)
    mutating func scalar() throws(Fault) {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try literal("true", .boolean)
        case UInt8(ascii: "f"): try literal("false", .boolean)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw fault("Expecting value")
        }
    }

    @inline(__always)
    private mutating func literal(_ word: StaticString, _ kind: JSONValue.Kind) throws(Fault) {
        let length = word.utf8CodeUnitCount
        guard end - cursor >= length, memcmp(cursor, word.utf8Start, length) == 0 else { throw fault("Expecting value") }
        append(kind, from: cursor, to: cursor + length)
    }

    /// Reads the longest number that begins here. In `01` or `1.` the fault is reported for the character after the number.
    @inline(__always)
    private mutating func number() throws(Fault) {
        var last = cursor
        if last.pointee == UInt8(ascii: "-") { last += 1 }
        guard isDigit(last) else { throw fault("Expecting value") }
        if last.pointee == UInt8(ascii: "0") { last += 1 } else { skipDigits(&last) }
        if last < end, last.pointee == UInt8(ascii: "."), isDigit(last + 1) {
            last += 1
            skipDigits(&last)
        }
        if last < end, last.pointee | 0x20 == UInt8(ascii: "e") {
            var exponent = last + 1
            if exponent < end, exponent.pointee == UInt8(ascii: "+") || exponent.pointee == UInt8(ascii: "-") { exponent += 1 }
            if isDigit(exponent) {
                skipDigits(&exponent)
                last = exponent
            }
        }
        append(.number, from: cursor, to: last)
    }

    @inline(__always)
    private func isDigit(_ place: UnsafePointer<UInt8>) -> Bool { place < end && place.pointee &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    private func skipDigits(_ place: inout UnsafePointer<UInt8>) {
        while isDigit(place) { place += 1 }
    }

    /// Appends a leaf node and moves the cursor past it.
    @inline(__always)
    mutating func append(_ kind: JSONValue.Kind, from first: UnsafePointer<UInt8>, to last: UnsafePointer<UInt8>, flags: Node.Flags = []) {
        nodes.append(
            Node(
                start: UInt32(truncatingIfNeeded: first - start), end: UInt32(truncatingIfNeeded: last - start),
                next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: kind, flags: flags))
        cursor = last
    }
}
