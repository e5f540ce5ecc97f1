/// A string of a program: Unicode scalars, which Python and Hog call characters. Equal means the same scalars, and not what Swift's
/// `String` thinks equal.
struct Text: Sendable {
    let string: String
    /// In scalars.
    let count: Int

    init(_ string: String) {
        self.string = string
        count = string.unicodeScalars.count
    }

    init(_ string: String, count: Int) {
        self.string = string
        self.count = count
    }

    var isASCII: Bool { string.utf8.count == count }
}

extension Text: Hashable {
    static func == (left: Text, right: Text) -> Bool {
        left.count == right.count && left.string.utf8.elementsEqual(right.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
