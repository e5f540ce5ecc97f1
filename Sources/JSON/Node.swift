/// One value, or one key, of a document: where its text is and where the next one is described.
///
/// Sixteen bytes without references, so that a document is two flat blocks of memory. The nodes are in the order of the text;
/// what is inside a container directly follows it.
struct Node {
    /// The first byte of the text, a string's quotation mark included.
    var start: UInt32
    /// The byte after the last.
    var end: UInt32
    /// Of a value: the node after it and everything inside it. Of a key: the value it has, which is the one written last where the
    /// key is repeated. Of a container that is still being read: the container around it.
    var next: UInt32
    var kind: JSONValue.Kind
    var marks: Marks = []

    /// What was noticed while reading.
    struct Marks: OptionSet {
        let rawValue: UInt8

        /// A string with escapes in it.
        static let escaped = Marks(rawValue: 1)
        /// A string with an escape that is half a surrogate pair; of the first node, that there is such a string.
        static let loneSurrogate = Marks(rawValue: 2)
        /// A container with white space or a repeated key somewhere inside: its text is not its compact form.
        static let loose = Marks(rawValue: 4)
        /// A key that was written before in the same object: the value after it belongs to the first one.
        static let repeated = Marks(rawValue: 8)
    }
}
