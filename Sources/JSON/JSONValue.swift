/// A value inside a parsed document: a view, cheap to copy, that decodes only what is asked for.
public struct JSONValue: Sendable {
    public enum Kind: Sendable, Equatable { case null, boolean, number, string, array, object }

    /// Parses one document, which must be UTF-8 without a byte order mark and hold nothing after the value.
    /// Deeper nesting than `maximumDepth` is refused.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 128) throws(JSONError) { fatalError("unwritten") }
    public init(parsing text: JSONText) throws(JSONError) { fatalError("unwritten") }

    public var kind: Kind { fatalError("unwritten") }
    public var isNull: Bool { fatalError("unwritten") }
    public var boolean: Bool? { fatalError("unwritten") }
    /// The text of a number as it was written: `1.0`, `-0`, thirty digits.
    public var numberText: String? { fatalError("unwritten") }
    /// A number that is a whole one within 64 bits (`1.0` and `1e2` are).
    public var integer: Int? { fatalError("unwritten") }
    /// A number, rounded to the nearest double; `nil` beyond its range.
    public var double: Double? { fatalError("unwritten") }
    /// A string with its escapes resolved; a lone surrogate becomes U+FFFD (ask `loneSurrogate`).
    public var string: String? { fatalError("unwritten") }
    /// The first escape in a string that is half a surrogate pair: such text has no Unicode scalar.
    public var loneSurrogate: UInt16? { fatalError("unwritten") }

    /// Elements of an array; empty for anything else.
    public var elements: [JSONValue] { fatalError("unwritten") }
    /// Members of an object in order, duplicates resolved to the last; empty for anything else.
    public var members: [(key: String, value: JSONValue)] { fatalError("unwritten") }
    /// The member of that name (the last, if there are several).
    public subscript(key: String) -> JSONValue? { fatalError("unwritten") }

    /// White space dropped, duplicate keys resolved to the last, everything else as it was written.
    public var compact: JSONText { fatalError("unwritten") }

    /// The value at a JSON pointer (RFC 6901) such as `/metadata/expected`; `""` is this value.
    public func value(at pointer: String) -> JSONValue? { fatalError("unwritten") }
}
