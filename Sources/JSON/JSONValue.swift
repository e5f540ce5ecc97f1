/// A value inside a parsed document: a view, cheap to copy, that decodes only what is asked for.
public struct JSONValue: Sendable {
    public enum Kind: UInt8, Sendable { case null, boolean, number, string, array, object }

    let document: Document
    let index: UInt32

    init(_ document: Document, _ index: Int) {
        self.document = document
        self.index = UInt32(truncatingIfNeeded: index)
    }

    /// Parses one document, which must be UTF-8 without a byte order mark and hold nothing after the value.
    /// Deeper nesting than `maximumDepth` is refused.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 128) throws(JSONError) {
        self.init(try Document(parsing: bytes, maximumDepth: maximumDepth), 0)
    }

    /// Parses a part of a buffer, such as one line of many. The part is copied, so that the value does not keep the whole alive.
    public init(parsing bytes: ArraySlice<UInt8>, maximumDepth: Int = 128) throws(JSONError) {
        try self.init(parsing: Array(bytes), maximumDepth: maximumDepth)
    }

    public init(parsing text: JSONText) throws(JSONError) {
        try self.init(parsing: Array(text.text.utf8))
    }
}

extension JSONValue {
    public var kind: Kind { node.kind }
    public var isNull: Bool { node.kind == .null }

    public var boolean: Bool? {
        guard node.kind == .boolean else { return nil }
        return document.withText(of: node) { $0.count == 4 }
    }

    /// The text of a number as it was written: `1.0`, `-0`, thirty digits.
    public var numberText: String? {
        guard node.kind == .number else { return nil }
        return document.withText(of: node) { String(decoding: $0, as: UTF8.self) }
    }

    /// A number that is a whole one within 64 bits (`1.0` and `1e2` are).
    public var integer: Int? { wholeNumber() }

    /// A number, rounded to the nearest double; `nil` beyond its range.
    public var double: Double? {
        guard let text = numberText, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A string with its escapes resolved; a lone surrogate becomes U+FFFD (ask `loneSurrogate`).
    public var string: String? {
        node.kind == .string ? document.string(of: node) : nil
    }

    /// The first escape in a string that is half a surrogate pair: such text has no Unicode scalar.
    public var loneSurrogate: UInt16? {
        guard node.kind == .string, node.marks.contains(.loneSurrogate) else { return nil }
        return document.withText(of: node) { Escapes.loneSurrogate(in: $0) }
    }

    /// Of a string with lone surrogates its bytes in WTF-8, which tells them apart: UTF-8 where each is encoded as any other code point
    /// is, in three bytes as U+FFFD is. `nil` for a string without.
    public var bytesWithLoneSurrogates: [UInt8]? {
        guard node.kind == .string, node.marks.contains(.loneSurrogate) else { return nil }
        return document.spelling(of: node)
    }

    /// Whether there is a lone surrogate in the document that this value is of.
    public var mayHaveLoneSurrogates: Bool { document.nodes[0].marks.contains(.loneSurrogate) }

    /// The same value, in whose strings other code points stand for lone surrogates.
    ///
    /// - Parameter first: of 2,048 in a row that the value does not have; beyond U+FFFF.
    public func movingLoneSurrogates(to first: Unicode.Scalar) -> JSONValue? {
        let moved = try? Document(parsing: Array(compact.text.utf8), maximumDepth: .max, loneSurrogates: .moved(to: first.value))
        return moved.map { JSONValue($0, 0) }
    }

    func wholeNumber<Number: FixedWidthInteger>() -> Number? {
        guard node.kind == .number else { return nil }
        return document.withText(of: node) { WholeNumber.value(of: $0) }
    }

    @inline(__always)
    var node: Node { document.nodes[Int(index)] }
}
