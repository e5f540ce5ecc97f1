/// Reads bytes as UTF-8, and says like Python what is wrong with them.
enum UTF8Text {
    static func decode(_ bytes: [UInt8]) throws(HogFailure) -> Text {
        if let string = String(validating: bytes, as: UTF8.self) { return Text(string) }
        var place = 0
        while place < bytes.count {
            let length = try lengthOfScalar(in: bytes, at: place)
            place += length
        }
        // What a Swift string refuses, this finds as well.
        return Text(String(decoding: bytes, as: UTF8.self))
    }

    private static func lengthOfScalar(in bytes: [UInt8], at place: Int) throws(HogFailure) -> Int {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[place] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw failure(bytes, place..<place + 1, "invalid start byte")
        }
        for offset in 1..<length {
            guard place + offset < bytes.count else { throw failure(bytes, place..<bytes.count, "unexpected end of data") }
            guard (offset == 1 ? second : 0x80...0xBF).contains(bytes[place + offset]) else {
                throw failure(bytes, place..<place + offset, "invalid continuation byte")
            }
        }
        return length
    }

    private static func failure(_ bytes: [UInt8], _ places: Range<Int>, _ reason: String) -> HogFailure {
        let what =
            places.count == 1
            ? "byte 0x\(Hexadecimal.encode(bytes[places])) in position \(places.lowerBound)"
            : "bytes in position \(places.lowerBound)-\(places.upperBound - 1)"
        return HogFailure(.unicode, "'utf-8' codec can't decode \(what): \(reason)")
    }
}
