internal import Glibc

/// A string of a program: Unicode scalars, which Python and Hog call characters. Equal means the same scalars, and not what Swift's
/// `String` thinks equal.
struct Text: Sendable {
    let string: String
    /// In scalars.
    let count: Int

    init(_ string: String) {
        var string = string
        // Every scalar has one byte that continues none, and counting these is quick.
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
