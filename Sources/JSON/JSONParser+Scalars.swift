internal import Glibc

extension JSONParser {
    /// A number or a literal.
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
        guard end - at >= length, memcmp(at, word.utf8Start, length) == 0 else { throw fault("Expecting value") }
        append(kind, from: at, to: at + length)
    }

    /// The longest number that begins here; whatever follows it is the next one's fault, as in `01` or `1.`.
    @inline(__always)
    private mutating func number() throws(Fault) {
        var last = at
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
        append(.number, from: at, to: last)
    }

    @inline(__always)
    private func isDigit(_ place: UnsafePointer<UInt8>) -> Bool { place < end && place.pointee &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    private func skipDigits(_ place: inout UnsafePointer<UInt8>) {
        while isDigit(place) { place += 1 }
    }

    /// Adds a node without anything inside and goes on after it.
    @inline(__always)
    mutating func append(_ kind: JSONValue.Kind, from first: UnsafePointer<UInt8>, to last: UnsafePointer<UInt8>, marks: Node.Marks = []) {
        nodes.append(
            Node(
                start: UInt32(truncatingIfNeeded: first - start), end: UInt32(truncatingIfNeeded: last - start),
                next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: kind, marks: marks))
        at = last
    }
}
