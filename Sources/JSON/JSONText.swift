/// One JSON value as compact text: what a client sent, less its white space and its overwritten duplicate keys.
///
/// Number text, key order and escapes are the client's. It is stored and sent as it is, never re-modelled.
public struct JSONText: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// `text` must be compact JSON, as `JSONValue.compact` and `JSONWriter` make it.
    public init(compact text: String) {
        self.text = text
    }

    public var description: String { text }

    public static let emptyObject = JSONText(compact: "{}")
    public static let emptyArray = JSONText(compact: "[]")

    /// Byte for byte: texts of the same characters in another Unicode form are different values.
    public static func == (left: JSONText, right: JSONText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
}
