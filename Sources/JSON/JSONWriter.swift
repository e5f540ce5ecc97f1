/// Writes compact JSON: raw UTF-8, U+2028 and U+2029 escaped, commas where they belong.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8]

    public init(reserving capacity: Int = 256) { fatalError("unwritten") }

    public mutating func beginObject() { fatalError("unwritten") }
    public mutating func endObject() { fatalError("unwritten") }
    public mutating func beginArray() { fatalError("unwritten") }
    public mutating func endArray() { fatalError("unwritten") }
    public mutating func key(_ name: StaticString) { fatalError("unwritten") }
    public mutating func key(_ name: String) { fatalError("unwritten") }
    public mutating func string(_ value: String) { fatalError("unwritten") }
    public mutating func integer(_ value: some BinaryInteger) { fatalError("unwritten") }
    /// The shortest text that reads back as the same double; a whole one keeps its `.0`.
    public mutating func number(_ value: Double) { fatalError("unwritten") }
    public mutating func boolean(_ value: Bool) { fatalError("unwritten") }
    public mutating func null() { fatalError("unwritten") }
    public mutating func json(_ value: JSONText) { fatalError("unwritten") }

    /// What was written so far, as text.
    public var text: JSONText { fatalError("unwritten") }

    /// One value written by `write`.
    public static func text(_ write: (inout JSONWriter) -> Void) -> JSONText { fatalError("unwritten") }
}
