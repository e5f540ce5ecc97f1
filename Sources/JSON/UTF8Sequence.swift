/// One character of UTF-8 that is not ASCII.
enum UTF8Sequence {
    /// Its length in bytes; 0 if it is cut off, overlong, a surrogate or beyond U+10FFFF.
    @inline(__always)
    static func length(at place: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Int {
        let available = end - place
        switch place[0] {
        case 0xC2...0xDF:
            return available >= 2 && isContinuation(place[1]) ? 2 : 0
        case 0xE0...0xEF:
            guard available >= 3, isContinuation(place[1]), isContinuation(place[2]) else { return 0 }
            if place[0] == 0xE0, place[1] < 0xA0 { return 0 }
            if place[0] == 0xED, place[1] >= 0xA0 { return 0 }
            return 3
        case 0xF0...0xF4:
            guard available >= 4, isContinuation(place[1]), isContinuation(place[2]), isContinuation(place[3]) else { return 0 }
            if place[0] == 0xF0, place[1] < 0x90 { return 0 }
            if place[0] == 0xF4, place[1] >= 0x90 { return 0 }
            return 4
        default:
            return 0
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
