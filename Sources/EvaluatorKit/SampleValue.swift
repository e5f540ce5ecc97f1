public import JSON

/// A value of a sample that is to be compared.
public struct SampleValue: Sendable {
    /// `nil` for a text that was extracted from a value.
    private let json: JSONValue?
    /// The text of a string; `nil` for other values.
    public let text: SampleText?

    /// - Parameter string: the value, if it is a string.
    init(_ value: JSONValue, string: String?) {
        json = value
        text = string.map { SampleText($0, bytes: value.bytesWithLoneSurrogates) }
    }

    /// A text that was extracted from a value.
    init(extracted text: SampleText) {
        json = nil
        self.text = text
    }

    public var value: JSONValue {
        if let json { return json }
        let string = JSONWriter.text { $0.string(text?.string ?? "") }
        guard let value = try? JSONValue(parsing: string) else { preconditionFailure("a string that was just written is not JSON") }
        return value
    }

    /// A string's own text, any other value's JSON.
    public var exactText: SampleText { text ?? SampleText(value.compact.text) }

    /// The array that the value is, or whose JSON its text is.
    var array: JSONValue? {
        guard let text else { return value.kind == .array ? value : nil }
        guard text.string.utf8.first(where: { $0 != 0x20 && !(0x09...0x0D ~= $0) }) == UInt8(ascii: "["), let parsed = try? self.parsed()
        else {
            return nil
        }
        return parsed.kind == .array ? parsed : nil
    }

    /// A text parsed as JSON; any other value unchanged.
    public func parsed() throws(JSONError) -> JSONValue {
        guard let text else { return value }
        return try JSONValue(parsing: text.bytes ?? Array(text.string.utf8), maximumDepth: Self.maximumDepth)
    }

    /// The same depth as in `json_valid`.
    private static let maximumDepth = 1_000
}

/// A text of a sample. JSON strings may have unpaired surrogates, which a Swift `String` cannot hold: they are kept in `bytes`.
public struct SampleText: Sendable {
    /// U+FFFD stands for each unpaired surrogate.
    public let string: String
    /// The text in WTF-8, which encodes unpaired surrogates, with the same length as `string`; `nil` if there are none.
    let bytes: [UInt8]?

    public init(_ string: String) { (self.string, bytes) = (string, nil) }

    init(_ string: String, bytes: [UInt8]?) { (self.string, self.bytes) = (string, bytes) }

    /// A part of the text, given as a part of `string`, or of a copy of it.
    func part(_ part: Substring) -> SampleText {
        guard let bytes else { return SampleText(String(part)) }
        let start = part.base.utf8.distance(from: part.base.startIndex, to: part.startIndex)
        return SampleText(String(part), bytes: Array(bytes[start..<start + part.utf8.count]))
    }

    /// The text that `render` makes of a value. Unpaired surrogates are replaced by unused scalars while it runs.
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

    /// The first of 2,048 consecutive private-use scalars that do not occur in a text.
    private static func unusedScalars(in text: String) -> Unicode.Scalar? {
        let blocks = Set(text.unicodeScalars.lazy.filter { $0.value >= 0xF0000 }.map { $0.value / 0x800 })
        return (0xF0000 / 0x800...0x10F800 / 0x800).first { !blocks.contains($0) }.flatMap { Unicode.Scalar($0 * 0x800) }
    }
}

/// The unpaired surrogates of a text in their order, each of which is U+FFFD in its `String`.
struct LoneSurrogates {
    /// The three bytes behind each U+FFFD of the text, one after another. A real U+FFFD stands for itself.
    private let originals: [UInt8]

    /// - Parameter bytes: the text in WTF-8.
    init(_ bytes: [UInt8], of text: String) {
        let replaced = Array(text.utf8)
        var (originals, offset) = ([UInt8](), 0)
        while let found = Self.replacement(in: replaced, from: offset) {
            originals.append(contentsOf: bytes[found..<(found + 3)])
            offset = found + 3
        }
        self.originals = originals
    }

    /// The WTF-8 of a text that was made from the original by a normalization, none of which drops or adds a U+FFFD.
    func bytes(of text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        var (next, start) = (0, 0)
        while next < originals.count, let found = Self.replacement(in: bytes, from: start) {
            for offset in 0..<3 { bytes[found + offset] = originals[next + offset] }
            next += 3
            start = found + 3
        }
        return bytes
    }

    /// The offset of the next U+FFFD.
    private static func replacement(in bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        while offset + 2 < bytes.count {
            if bytes[offset] == 0xEF, bytes[offset + 1] == 0xBF, bytes[offset + 2] == 0xBD { return offset }
            offset += 1
        }
        return nil
    }
}
