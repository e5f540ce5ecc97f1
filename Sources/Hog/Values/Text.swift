internal import Glibc

/// A string of a program: Unicode scalars, which Python and Hog call characters. Two texts are equal if they have the same scalars, unlike
/// in Swift's `String`.
struct Text: Sendable {
    let string: String
    /// In scalars.
    let count: Int

    init(_ string: String) {
        var string = string
        // Every scalar has exactly one byte that is not a continuation byte, and counting these is fast.
        count = string.withUTF8 { bytes in bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 &+ 1 } }
        self.string = string
    }

    init(_ string: String, count: Int) {
        self.string = string
        self.count = count
    }

    var isASCII: Bool { string.utf8.count == count }
}

extension Text: Hashable {
    static func == (left: Text, right: Text) -> Bool {
        guard left.count == right.count, left.string.utf8.count == right.string.utf8.count else { return false }
        return left.withBytes { left in
            right.withBytes { right in
                guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
                return memcmp(leftStart, rightStart, left.count) == 0
            }
        }
    }

    func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
}

/// Searching for one text in another.
extension Text {
    /// Calls `body` with the bytes of UTF-8, without a copy.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = string.utf8.withContiguousStorageIfAvailable(body) { return result }
        var string = string
        return string.withUTF8(body)
    }

    /// The byte offset of the first occurrence of another text; 0 if that is empty.
    func firstOffset(of other: Text) -> Int? {
        guard other.count > 0 else { return 0 }
        return withBytes { haystack in
            other.withBytes { needle in
                var occurrences = Occurrences(of: needle, in: haystack)
                return occurrences.next()
            }
        }
    }

    func contains(_ other: Text) -> Bool { firstOffset(of: other) != nil }

    /// The byte offsets of all non-overlapping occurrences of another text, which must not be empty.
    func offsets(of other: Text, limit: Int = .max) -> [Int] {
        withBytes { haystack in
            other.withBytes { needle in
                var occurrences = Occurrences(of: needle, in: haystack)
                var offsets: [Int] = []
                while offsets.count < limit, let offset = occurrences.next() { offsets.append(offset) }
                return offsets
            }
        }
    }

    /// The number of non-overlapping occurrences of another text, which must not be empty.
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

// MARK: Offsets in scalars and in bytes

extension Text {
    /// The number of scalars before a byte offset.
    func scalarCount(before offset: Int) -> Int {
        guard !isASCII else { return offset }
        return withBytes { bytes in bytes[..<offset].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
    }

    private static let block = 4096

    /// The byte offset at which a scalar begins; the end for the scalar after the last.
    func offset(ofScalar number: Int) -> Int {
        guard !isASCII, number < count else { return number < count ? number : string.utf8.count }
        return withBytes { bytes in
            var (offset, left) = (0, number)
            // Counting by blocks takes a fraction of the time of checking each byte.
            while offset + Self.block <= bytes.count {
                let begun = bytes[offset..<offset + Self.block].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 &+ 1 }
                guard begun <= left else { break }
                offset += Self.block
                left -= begun
            }
            while offset < bytes.count {
                if bytes[offset] & 0xC0 != 0x80 {
                    guard left > 0 else { return offset }
                    left -= 1
                }
                offset += 1
            }
            return offset
        }
    }

    /// The part between two byte offsets at which scalars begin.
    func part(_ offsets: Range<Int>) -> Text {
        let start = string.utf8.index(string.startIndex, offsetBy: offsets.lowerBound)
        let part = String(string[start..<string.utf8.index(start, offsetBy: offsets.count)])
        return isASCII ? Text(part, count: offsets.count) : Text(part)
    }

    /// The part of `count` scalars that begins at a scalar.
    func part(fromScalar start: Int, count: Int) -> Text {
        let first = offset(ofScalar: start)
        guard !isASCII else { return part(first..<first + count) }
        return Text(String(string.unicodeScalars[string.utf8.index(string.startIndex, offsetBy: first)...].prefix(count)), count: count)
    }
}
