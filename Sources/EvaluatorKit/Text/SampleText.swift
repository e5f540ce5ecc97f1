internal import JSON

/// A text of a sample. JSON's strings may have half surrogate pairs, which Swift's have not: they are kept beside it.
public struct SampleText: Sendable {
    /// U+FFFD stands for each unpaired surrogate.
    public let string: String
    /// Its bytes with the unpaired surrogates told apart (WTF-8), as many as `string` has; `nil` where there are none.
    let bytes: [UInt8]?

    public init(_ string: String) { (self.string, bytes) = (string, nil) }

    init(_ string: String, bytes: [UInt8]?) { (self.string, self.bytes) = (string, bytes) }

    /// The text that is made of a value.
    init(_ value: JSONValue, rendered render: (JSONValue) -> String) {
        let string = render(value)
        guard value.mayHaveLoneSurrogates, let first = Self.unusedScalars(in: string), let moved = value.movingLoneSurrogates(to: first)
        else {
            self.init(string)
            return
        }
        self.init(moved: render(moved).unicodeScalars, from: first.value)
    }

    /// - Parameter first: the first of the scalars that stand for lone surrogates.
    private init(moved: String.UnicodeScalarView, from first: UInt32) {
        var (string, bytes) = ("".unicodeScalars, [UInt8]())
        for scalar in moved {
            if first..<first + 0x800 ~= scalar.value {
                let surrogate = 0xD800 + scalar.value - first
                string.append("\u{FFFD}")
                bytes += [0xED, UInt8(0x80 | surrogate >> 6 & 0x3F), UInt8(0x80 | surrogate & 0x3F)]
            } else {
                string.append(scalar)
                bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        self.init(String(string), bytes: bytes)
    }

    /// The first of 2,048 scalars in a row, of private use, that a text does not have.
    private static func unusedScalars(in text: String) -> Unicode.Scalar? {
        let blocks = Set(text.unicodeScalars.lazy.filter { $0.value >= 0xF0000 }.map { $0.value / 0x800 })
        return (0xF0000 / 0x800...0x10F800 / 0x800).first { !blocks.contains($0) }.flatMap { Unicode.Scalar($0 * 0x800) }
    }
}

/// The unpaired surrogates of a text, from first to last, for its U+FFFD.
struct LoneSurrogates {
    /// The three bytes that each U+FFFD of the text stands for, one after another.
    private let stands: [UInt8]

    /// - Parameter bytes: those of the text in WTF-8.
    init(_ bytes: [UInt8], of text: String) {
        let replaced = Array(text.utf8)
        var (stands, place) = ([UInt8](), 0)
        while let found = Self.place(in: replaced, from: place) {
            stands.append(contentsOf: bytes[found..<(found + 3)])
            place = found + 3
        }
        self.stands = stands
    }

    /// The bytes of a text that was made of that one by leaving out white space, or changing case: its U+FFFD are the same.
    func bytes(of text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        var (next, place) = (0, 0)
        while next < stands.count, let found = Self.place(in: bytes, from: place) {
            for offset in 0..<3 { bytes[found + offset] = stands[next + offset] }
            next += 3
            place = found + 3
        }
        return bytes
    }

    /// Where the next U+FFFD is.
    private static func place(in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + 2 < bytes.count {
            if bytes[place] == 0xEF, bytes[place + 1] == 0xBF, bytes[place + 2] == 0xBD { return place }
            place += 1
        }
        return nil
    }
}
