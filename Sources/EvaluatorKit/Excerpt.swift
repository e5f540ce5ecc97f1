/// A piece of an item's text for a verdict's sentence: in quotation marks, on one line, cut where it is long.
public struct Excerpt: CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter limit: how many characters are shown.
    public init(_ text: some StringProtocol, limit: Int = 60) {
        self.init(Substring(text), limit: limit, isCutBefore: false)
    }

    /// - Parameter limit: how many characters are shown.
    public init(_ text: NormalizedText, limit: Int = 60) {
        guard let bytes = text.bytesShown else {
            self.init(text.shown, limit: limit)
            return
        }
        self = bytes.withUnsafeBufferPointer { Excerpt($0, limit: limit) }
    }

    /// - Parameters:
    ///   - bytes: of UTF-8, in which unpaired surrogates may be encoded like other code points.
    ///   - limit: how many characters are shown.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int = 60) {
        description = Self.written(bytes, limit: limit, isCutBefore: false)
    }

    /// A piece of the text that `match` is a part of, from shortly before the match on.
    public init(around match: Substring) {
        let text = match.base.unicodeScalars
        let start = text.index(match.startIndex, offsetBy: -20, limitedBy: text.startIndex) ?? text.startIndex
        self.init(match.base[start...], limit: 60, isCutBefore: start > text.startIndex)
    }

    private init(_ text: Substring, limit: Int, isCutBefore: Bool) {
        var text = text
        description = text.withUTF8 { Self.written($0, limit: limit, isCutBefore: isCutBefore) }
    }

    private static func written(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int, isCutBefore: Bool) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ExcerptWriter.capacity(for: limit)) { buffer in
            var writer = ExcerptWriter(buffer)
            writer.append(isCutBefore ? "\"…" : "\"")
            writer.appendLine(of: bytes, limit: limit)
            writer.append("\"")
            return writer.text
        }
    }
}

extension Excerpt {
    /// The first of several texts: `"a", "b", "c" and 2 more`.
    public static func list(_ texts: [some StringProtocol]) -> String {
        let named = texts.prefix(3).map { Excerpt($0, limit: 30).description }.joined(separator: ", ")
        return texts.count > 3 ? "\(named) and \(texts.count - 3) more" : named
    }
}
