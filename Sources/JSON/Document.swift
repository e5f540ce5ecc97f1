internal import Glibc

/// The bytes of one document and its nodes. Immutable after parsing.
final class Document: @unchecked Sendable {
    // No lock is needed: neither the bytes nor the nodes are written to after `init`.
    private let source: [UInt8]
    let nodes: UnsafePointer<Node>
    /// How unpaired surrogates in strings are decoded.
    let loneSurrogates: Escapes.LoneSurrogates

    init(parsing source: [UInt8], maximumDepth: Int, loneSurrogates: Escapes.LoneSurrogates = .replaced) throws(JSONError) {
        self.loneSurrogates = loneSurrogates
        nodes = try source.withUnsafeBufferPointer { (text) throws(JSONError) in
            do throws(Fault) {
                return UnsafePointer(try JSONParser.nodes(of: text, maximumDepth: maximumDepth))
            } catch {
                throw JSONError(error, in: text)
            }
        }
        self.source = source
    }

    deinit { free(UnsafeMutablePointer(mutating: nodes)) }

    /// Calls `read` with the source text of a node, including a string's quotation marks.
    @inline(__always)
    func withText<Result>(of node: Node, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        source.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)])) }
    }

    /// Calls `read` with the whole source text.
    @inline(__always)
    func withText<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        source.withUnsafeBufferPointer(read)
    }
}

extension Document {
    /// The decoded text of a string or key.
    func string(of node: Node) -> String {
        withContent(of: node) { content in
            guard node.flags.contains(.escaped) else { return String(verified: content) }
            return String(unsafeUninitializedCapacity: content.count) {
                Escapes.resolve(content, into: $0, loneSurrogates: loneSurrogates)
            }
        }
    }

    /// The decoded text of a string or key in WTF-8, which keeps different lone surrogates apart.
    func wtf8(of node: Node) -> [UInt8] {
        withContent(of: node) { content in
            [UInt8](unsafeUninitializedCapacity: content.count) { buffer, count in
                count = Escapes.resolve(content, into: buffer, loneSurrogates: .kept)
            }
        }
    }

    /// Whether a string or key has the same text as one of another document.
    func isSame(_ node: Node, as other: Node, of document: Document) -> Bool {
        guard !node.flags.contains(.escaped), !other.flags.contains(.escaped) else {
            return wtf8(of: node) == document.wtf8(of: other)
        }
        return withContent(of: node) { mine in document.withContent(of: other) { mine.elementsEqual($0) } }
    }

    /// Whether a key equals `name` byte for byte: canonically equivalent names are different keys.
    func isKey(_ key: Node, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        withContent(of: key) { content in
            if key.flags.contains(.escaped) { return string(of: key).utf8.elementsEqual(name) }
            guard content.count == name.count, let address = content.baseAddress, let wanted = name.baseAddress else {
                return content.count == name.count
            }
            return memcmp(address, wanted, name.count) == 0
        }
    }

    /// Calls `read` with the source text between the quotation marks.
    @inline(__always)
    private func withContent<Result>(of node: Node, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withText(of: node) { read(UnsafeBufferPointer(rebasing: $0.dropFirst().dropLast())) }
    }
}

extension String {
    /// Makes a string of text that the parser has checked to be UTF-8.
    init(verified text: UnsafeBufferPointer<UInt8>) {
        self.init(copying: UTF8Span(unchecked: Span(_unsafeElements: text)))
    }
}

/// One value or key of a document: the place of its text, and the index of the next node.
///
/// A node has sixteen bytes and no references, so that a document is two flat blocks of memory. Nodes are in the order of the text; the
/// contents of a container directly follow it.
struct Node {
    /// The first byte of the text, a string's quotation mark included.
    var start: UInt32
    /// The byte after the last.
    var end: UInt32
    /// For a value: the index of the node after it and its contents. For a key: the index of its value, which is the last one if the key is
    /// repeated. For a container that is still open: the index of its parent.
    var next: UInt32
    var kind: JSONValue.Kind
    var flags: Flags = []

    /// Facts that the parser found out about a node.
    struct Flags: OptionSet {
        let rawValue: UInt8

        /// A string that contains escapes.
        static let escaped = Flags(rawValue: 1)
        /// A string with an escape that is half a surrogate pair. On the first node: the document contains such a string.
        static let loneSurrogate = Flags(rawValue: 2)
        /// A container with white space or a repeated key somewhere inside: its text is not its compact form.
        static let notCompact = Flags(rawValue: 4)
        /// A key that occurred before in the same object: the value after it belongs to the first occurrence.
        static let repeated = Flags(rawValue: 8)
    }
}

/// A growing array of nodes. Its owner must call `free`.
struct NodeList {
    private(set) var first: UnsafeMutablePointer<Node>
    private(set) var count = 0
    private var capacity: Int

    /// - Parameter textLength: bytes of the text that is about to be parsed.
    init(textLength: Int) {
        // Typical documents have one node for every twenty bytes.
        capacity = textLength / 16 + 8
        first = Self.resized(nil, to: capacity)
    }

    func free() { Glibc.free(first) }

    subscript(index: Int) -> Node {
        @inline(__always) get { first[index] }
        @inline(__always) nonmutating _modify { yield &first[index] }
    }

    @inline(__always)
    mutating func append(_ node: Node) {
        if count == capacity { grow() }
        (first + count).initialize(to: node)
        count += 1
    }

    @inline(never)
    private mutating func grow() {
        capacity *= 2
        first = Self.resized(first, to: capacity)
    }

    /// The C library grows large blocks without copying them, and pages that are not used yet take no memory.
    private static func resized(_ nodes: UnsafeMutablePointer<Node>?, to capacity: Int) -> UnsafeMutablePointer<Node> {
        guard let memory = realloc(nodes, capacity * MemoryLayout<Node>.stride) else { fatalError("no memory for \(capacity) nodes") }
        return memory.bindMemory(to: Node.self, capacity: capacity)
    }
}
