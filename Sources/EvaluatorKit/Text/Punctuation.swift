/// A set of punctuation characters, which a comparison of texts may drop.
enum Punctuation: Sendable, Hashable {
    /// The empty set.
    case none
    /// ASCII punctuation and symbols such as `$` and `+`: Python's `string.punctuation`.
    case ascii
    /// The ASCII set and Unicode's punctuation.
    case unicode

    @inline(__always)
    func contains(_ codePoint: UInt32) -> Bool {
        switch self {
        case .none: false
        case .ascii: Self.isASCIIPunctuation(codePoint)
        case .unicode: Self.isASCIIPunctuation(codePoint) || codePoint >= 0x80 && Self.isUnicodePunctuation(codePoint)
        }
    }

    @inline(__always)
    private static func isASCIIPunctuation(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isUnicodePunctuation(_ codePoint: UInt32) -> Bool {
        switch Unicode.Scalar(codePoint)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}

/// The articles of a language, which a comparison of texts may drop.
///
/// They are found as published scripts find them, by `\b(a|an|the)\b`: where no letter, digit or underscore is next to them. Each quotation
/// mark of `“the”` remains.
enum Articles: String, Sendable, Hashable, CaseIterable {
    case english = "en"

    /// Calls `body` with the parts of a word in their order, and whether each is an article.
    func forEachPart(
        of word: UnsafeBufferPointer<UInt8>, isAlphanumeric: Bool, _ body: (_ part: Range<Int>, _ isArticle: Bool) -> Void
    ) {
        if isAlphanumeric { return body(0..<word.count, contains(word[...])) }
        // A run of word characters ends before another character, and at the end of the word.
        var (start, run, offset) = (0, 0, 0)
        func endRun(_ end: Int) {
            guard run < end, contains(word[run..<end]) else { return }
            if start < run { body(start..<run, false) }
            body(run..<end, true)
            start = end
        }
        var codePoints = CodePoints(word[...])
        while let codePoint = codePoints.next() {
            if !Self.isWordCharacter(codePoint) {
                endRun(offset)
                run = codePoints.offset
            }
            offset = codePoints.offset
        }
        endRun(word.count)
        if start < word.count { body(start..<word.count, false) }
    }

    private func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard word.count <= 3 else { return false }
        // `a`, `an` and `the`, as numbers.
        switch word.reduce(0 as UInt32, { $0 << 8 | UInt32($1) }) {
        case 0x61, 0x616E, 0x74_6865: return true
        default: return false
        }
    }

    /// Whether Python's `\w` matches a code point.
    static func isWordCharacter(_ codePoint: UInt32) -> Bool {
        if codePoint < 0x80 { return isASCIIAlphanumeric(UInt8(codePoint)) || codePoint == 0x5F }
        guard let properties = Unicode.Scalar(codePoint)?.properties else { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return properties.numericType != nil
        }
    }

    /// Whether a byte is an ASCII letter or digit.
    @inline(__always)
    static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 }
}

/// Drops punctuation and articles from a text whose case has been normalized, and white space as requested.
struct WordFilter: Sendable, Hashable {
    let punctuation: Punctuation
    let articles: Articles?
    let trims: Bool
    let collapsesWhitespace: Bool

    /// Punctuation disappears; a space takes the place of an article.
    func callAsFunction(_ text: String) -> String {
        var text = text
        let filtered = text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { buffer in
                var output = Output(buffer, trims: trims, collapsesWhitespace: collapsesWhitespace)
                filter(bytes, into: &output)
                return output.finish()
            }
        }
        // With collapsed white space, the output is trimmed already.
        return trims && !collapsesWhitespace ? WhiteSpace.normalized(filtered, trim: true, collapse: false) : filtered
    }

    private func filter(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout Output) {
        var offset = 0
        while offset < bytes.count {
            if let length = Self.whiteSpaceLength(at: offset, of: bytes) {
                output.appendWhiteSpace(bytes[offset..<offset + length])
                offset += length
                continue
            }
            let start = offset
            repeat { offset += 1 } while offset < bytes.count && Self.whiteSpaceLength(at: offset, of: bytes) == nil
            append(bytes[start..<offset], to: &output)
        }
    }

    private func append(_ word: Slice<UnsafeBufferPointer<UInt8>>, to output: inout Output) {
        let isAlphanumeric = output.beginWord(word, without: punctuation)
        let kept = output.word
        guard !kept.isEmpty else { return }
        guard let articles else { return output.keep(0..<kept.count) }
        articles.forEachPart(of: kept, isAlphanumeric: isAlphanumeric) { part, isArticle in
            if isArticle { output.appendArticle() } else { output.keep(part) }
        }
    }

    /// The scripts that drop punctuation and articles are written in Python, which treats U+001C to U+001F as white space too.
    @inline(__always)
    private static func whiteSpaceLength(at offset: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        0x1C...0x1F ~= bytes[offset] ? 1 : WhiteSpace.length(at: offset, of: bytes[...])
    }

    /// The filtered text. No part of it is longer than the part of the original that it was made from.
    private struct Output {
        private let buffer: UnsafeMutableBufferPointer<UInt8>
        private let trims: Bool
        private let collapsesWhitespace: Bool
        private var count = 0
        /// Whether white space has to be written before the next word.
        private var isSpacePending = false
        /// Where the current word is, until its parts are moved to the end of the text.
        private var wordStart = 0
        private var wordEnd = 0

        init(_ buffer: UnsafeMutableBufferPointer<UInt8>, trims: Bool, collapsesWhitespace: Bool) {
            (self.buffer, self.trims, self.collapsesWhitespace) = (buffer, trims, collapsesWhitespace)
        }

        mutating func appendWhiteSpace(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
            if collapsesWhitespace {
                isSpacePending = true
            } else {
                for byte in bytes { append(byte) }
            }
        }

        mutating func appendArticle() {
            if collapsesWhitespace { isSpacePending = true } else { append(UInt8(ascii: " ")) }
        }

        private mutating func append(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        /// The current word without its punctuation.
        var word: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[wordStart..<wordEnd]) }

        /// Writes a word without its punctuation behind the place of a space.
        ///
        /// - Returns: whether all of it is ASCII letters and digits.
        mutating func beginWord(_ word: Slice<UnsafeBufferPointer<UInt8>>, without punctuation: Punctuation) -> Bool {
            wordStart = count + (isSpacePending ? 1 : 0)
            wordEnd = wordStart
            var isAlphanumeric = true
            if word.reduce(0, |) < 0x80 {
                for byte in word where !punctuation.contains(UInt32(byte)) {
                    buffer[wordEnd] = byte
                    wordEnd += 1
                    isAlphanumeric = isAlphanumeric && Articles.isASCIIAlphanumeric(byte)
                }
                return isAlphanumeric
            }
            var (codePoints, start) = (CodePoints(word), word.startIndex)
            while let codePoint = codePoints.next() {
                if !punctuation.contains(codePoint) {
                    for byte in word[start..<codePoints.offset] {
                        buffer[wordEnd] = byte
                        wordEnd += 1
                    }
                }
                start = codePoints.offset
            }
            return false
        }

        /// Appends a part of the current word.
        mutating func keep(_ part: Range<Int>) {
            if isSpacePending, count > 0 || !trims { append(UInt8(ascii: " ")) }
            isSpacePending = false
            for offset in part { append(buffer[wordStart + offset]) }
        }

        /// The number of bytes of the text.
        mutating func finish() -> Int {
            if isSpacePending, !trims { append(UInt8(ascii: " ")) }
            return count
        }
    }
}
