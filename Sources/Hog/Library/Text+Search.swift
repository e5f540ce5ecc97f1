/// Looking for one text in another.
extension Text {
    /// Reads its bytes of UTF-8 where they are.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = string.utf8.withContiguousStorageIfAvailable(body) { return result }
        var string = string
        return string.withUTF8(body)
    }

    /// Where another text first begins, in bytes; an empty one begins at once.
    func firstPlace(of other: Text) -> Int? {
        guard other.count > 0 else { return 0 }
        return withBytes { haystack in
            other.withBytes { needle in
                var occurrences = Occurrences(of: needle, in: haystack)
                return occurrences.next()
            }
        }
    }

    func contains(_ other: Text) -> Bool { firstPlace(of: other) != nil }

    /// All places where another text begins that is not empty, in bytes, none within the one before it.
    func places(of other: Text, limit: Int = .max) -> [Int] {
        withBytes { haystack in
            other.withBytes { needle in
                var occurrences = Occurrences(of: needle, in: haystack)
                var places: [Int] = []
                while places.count < limit, let place = occurrences.next() { places.append(place) }
                return places
            }
        }
    }

    /// How often another text occurs that is not empty.
    func count(of other: Text) -> Int {
        withBytes { haystack in
            other.withBytes { needle in
                var occurrences = Occurrences(of: needle, in: haystack)
                var count = 0
                while occurrences.next() != nil { count += 1 }
                return count
            }
        }
    }
}

// MARK: Places in scalars and in bytes

extension Text {
    /// How many scalars stand before a place in bytes.
    func scalars(before place: Int) -> Int {
        guard !isASCII else { return place }
        return withBytes { bytes in bytes[..<place].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
    }

    private static let block = 4096

    /// The place in bytes at which a scalar begins; the end for the one after the last.
    func place(ofScalar number: Int) -> Int {
        guard !isASCII, number < count else { return number < count ? number : string.utf8.count }
        return withBytes { bytes in
            var (place, left) = (0, number)
            // Counting a block at a time takes a fraction of what looking at each byte does.
            while place + Self.block <= bytes.count {
                let begun = bytes[place..<place + Self.block].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 &+ 1 }
                guard begun <= left else { break }
                place += Self.block
                left -= begun
            }
            while place < bytes.count {
                if bytes[place] & 0xC0 != 0x80 {
                    guard left > 0 else { return place }
                    left -= 1
                }
                place += 1
            }
            return place
        }
    }

    /// The part between two places in bytes, at which scalars begin.
    func part(_ places: Range<Int>) -> Text {
        let start = string.utf8.index(string.startIndex, offsetBy: places.lowerBound)
        let part = String(string[start..<string.utf8.index(start, offsetBy: places.count)])
        return isASCII ? Text(part, count: places.count) : Text(part)
    }

    /// The part that begins at a scalar and is so many long.
    func part(fromScalar start: Int, count: Int) -> Text {
        let first = place(ofScalar: start)
        guard !isASCII else { return part(first..<first + count) }
        return Text(String(string.unicodeScalars[string.utf8.index(string.startIndex, offsetBy: first)...].prefix(count)), count: count)
    }
}
