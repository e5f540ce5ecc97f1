internal import Glibc
internal import Pattern

/// Replaces all matches of a pattern, as ClickHouse's `replaceRegexpAll` does: the replacement refers to groups by `\1`.
struct RegexReplacement {
    private let replacement: Text
    private var output = ""
    /// In characters.
    private var count = 0
    /// How many parts have been appended.
    private var steps = 0

    static func replaceRegex(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull else { return .null }
        try runtime.requireStrings(arguments, ["text", "pattern", "replacement"], of: "replaceRegex")
        let (text, source) = (runtime.heap.text(arguments[0]), runtime.heap.text(arguments[1]))
        let pattern = try runtime.pattern(source)
        var result = RegexReplacement(replacement: runtime.heap.text(arguments[2]))
        let groups = try result.groups(of: pattern, runtime)
        var matches = MatchIterator(of: pattern, in: text, groups: groups)
        var start = 0
        while let match = try matches.next(runtime.heap.deadline) {
            try result.append(text.substring(start..<match.utf8Range.lowerBound), runtime)
            try result.appendReplacement(of: match, runtime)
            start = match.utf8Range.upperBound
        }
        // Without a match nothing has been appended.
        guard result.steps > 0 else { return arguments[0] }
        try result.append(text.substring(start..<text.string.utf8.count), runtime)
        return runtime.heap.string(Text(result.output, count: result.count))
    }

    private init(replacement: Text) { self.replacement = replacement }

    /// The highest number of a group in the replacement, which the pattern must have.
    private func groups(of pattern: SearchPattern, _ runtime: borrowing Runtime) throws(HogFailure) -> Int {
        var highest = 0
        var parts = ReplacementParts(of: replacement)
        var steps = 0
        while let part = parts.next() {
            steps += 1
            if steps & 4095 == 0 { try runtime.checkClock() }
            guard case .group(let number) = part else { continue }
            guard number <= pattern.groupCount else {
                let groups = pattern.groupCount == 1 ? "1 group" : "\(pattern.groupCount) groups"
                throw .machine("Invalid replacement: it has \\\(number), but the pattern has \(groups)")
            }
            highest = max(highest, number)
        }
        return highest
    }

    private mutating func appendReplacement(of match: Match, _ runtime: borrowing Runtime) throws(HogFailure) {
        var parts = ReplacementParts(of: replacement)
        while let part = parts.next() {
            switch part {
            case .literal(let range): try append(replacement.substring(range), runtime)
            case .group(let number): try append(match[number] ?? "", runtime)
            }
        }
    }

    private mutating func append(_ part: Substring, _ runtime: borrowing Runtime) throws(HogFailure) {
        count += part.scalarCount
        try runtime.checkMemory(for: 8 + count)
        steps += 1
        if steps & 1023 == 0 { try runtime.checkClock() }
        output += part
    }
}

/// An iterator over the parts of a replacement. They are not collected, because a long replacement may have millions of them.
private struct ReplacementParts: IteratorProtocol {
    enum Part {
        /// In bytes of the replacement.
        case literal(Range<Int>)
        /// `\0`, the whole match, to `\9`.
        case group(Int)
    }

    private let replacement: Text
    private var position = 0

    init(of replacement: Text) { self.replacement = replacement }

    mutating func next() -> Part? {
        let position = position
        let (part, end): (Part?, Int) = replacement.withBytes { bytes in
            guard position < bytes.count else { return (nil, position) }
            var start = position
            if bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.count {
                start += 1
                if ASCII.isDigit(bytes[start]) { return (.group(Int(bytes[start] - UInt8(ascii: "0"))), start + 1) }
            }
            // The character at the start may be a backslash, after another one or at the end.
            let end = bytes.offset(of: UInt8(ascii: "\\"), from: start + 1)
            return (.literal(start..<end), end)
        }
        self.position = end
        return part
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first such byte at or after another offset, or the end.
    fileprivate func offset(of byte: UInt8, from start: Int) -> Int {
        guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start) else { return count }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
    }
}

extension Text {
    /// The part between two byte offsets at which characters begin.
    fileprivate func substring(_ offsets: Range<Int>) -> Substring {
        let start = string.utf8.index(string.startIndex, offsetBy: offsets.lowerBound)
        return string[start..<string.utf8.index(start, offsetBy: offsets.count)]
    }
}

extension Substring {
    /// Bytes that continue a character are not counted.
    fileprivate var scalarCount: Int {
        utf8.withContiguousStorageIfAvailable { bytes in bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 &+ 1 } } ?? unicodeScalars.count
    }
}
