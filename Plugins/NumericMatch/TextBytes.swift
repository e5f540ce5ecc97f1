/// A text as bytes of UTF-8, most of which are ASCII: other characters are only decoded where they are asked for.
struct TextBytes {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { self.bytes = UnsafeBufferPointer(rebasing: bytes) }

    /// Gives the text's bytes without copying them, where the text is Swift's own.
    static func read<Result>(_ text: some StringProtocol, _ body: (TextBytes) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable({ body(TextBytes($0)) }) { return result }
        var copy = String(text)
        return copy.withUTF8 { body(TextBytes($0)) }
    }

    var count: Int { bytes.count }

    /// `nil` outside.
    subscript(place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

    func isDigit(_ place: Int) -> Bool { self[place].map { $0 &- UInt8(ascii: "0") < 10 } ?? false }

    func isPoint(_ place: Int) -> Bool { self[place] == UInt8(ascii: ".") }

    func isBlank(_ place: Int) -> Bool { scalar(at: place)?.properties.isWhitespace ?? false }
}

extension TextBytes {
    func has(_ part: StaticString, at place: Int) -> Bool {
        let end = place + part.utf8CodeUnitCount
        guard place >= 0, end <= count else { return false }
        return part.withUTF8Buffer { $0.elementsEqual(bytes[place..<end]) }
    }

    func has(_ part: StaticString, before place: Int) -> Bool { has(part, at: place - part.utf8CodeUnitCount) }

    /// The scalar that begins there.
    func scalar(at place: Int) -> Unicode.Scalar? {
        guard let first = self[place] else { return nil }
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + length <= count else { return nil }
        let value = bytes[(place + 1)..<(place + length)].reduce(UInt32(first) & (0x7F >> UInt32(length))) { $0 << 6 | UInt32($1 & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// The scalar that ends there.
    func scalar(before place: Int) -> Unicode.Scalar? { scalar(at: start(before: place)) }

    /// Where the scalar begins that ends there.
    func start(before place: Int) -> Int {
        var start = place - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The place before the blanks that end at `place`.
    func start(ofBlanksBefore place: Int) -> Int {
        var place = place
        while let scalar = scalar(before: place), scalar.properties.isWhitespace { place = start(before: place) }
        return place
    }

    /// The place behind the blanks that begin at `place`.
    func end(ofBlanksAt place: Int) -> Int {
        var place = place
        while let scalar = scalar(at: place), scalar.properties.isWhitespace { place += scalar.utf8.count }
        return place
    }
}
