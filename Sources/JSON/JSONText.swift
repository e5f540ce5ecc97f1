/// One JSON value as compact text: as a client sent it, without white space and overwritten duplicate keys.
///
/// The text of numbers, the order of keys and escapes stay as the client sent them.
public struct JSONText: Hashable, Sendable, CustomStringConvertible {
    /// UTF-8. An array, which a parsed document shares instead of copying it.
    public let bytes: [UInt8]

    /// `bytes` must be compact JSON, as `JSONValue.compact` and `JSONWriter` make it.
    public init(compact bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// `text` must be compact JSON.
    public init(compact text: String) {
        self.init(compact: Array(text.utf8))
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
    public var description: String { text }

    public static let emptyObject = JSONText(compact: "{}")
    public static let emptyArray = JSONText(compact: "[]")
}

extension JSONValue {
    /// The value without white space, each key once with its last value, and everything else unchanged.
    public var compact: JSONText {
        JSONText(compact: document.compactBytes(of: Int(index)))
    }
}

extension Document {
    fileprivate func compactBytes(of index: Int) -> [UInt8] {
        let node = nodes[index]
        return withText { source in
            guard node.flags.contains(.notCompact) else { return Array(source[Int(node.start)..<Int(node.end)]) }
            return [UInt8](unsafeUninitializedCapacity: Int(node.end - node.start)) { buffer, count in
                var compactor = Compactor(nodes: nodes, source: source, output: buffer)
                count = compactor.write(index)
            }
        }
    }
}

/// Writes a value without its white space and repeated keys.
private struct Compactor {
    let nodes: UnsafePointer<Node>
    let source: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    /// The open containers, innermost last.
    private var open: [Container] = []

    private struct Container {
        let isObject: Bool
        /// The index of the next key or element.
        var next: Int
        let end: Int
        var isFirst = true
    }

    init(nodes: UnsafePointer<Node>, source: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>) {
        self.nodes = nodes
        self.source = source
        self.output = output
    }

    /// - Returns: the number of bytes written.
    mutating func write(_ index: Int) -> Int {
        begin(index)
        while var container = open.popLast() {
            guard let value = nextValue(in: &container) else {
                put(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                continue
            }
            open.append(container)
            begin(value)
        }
        return count
    }

    /// Copies a value, or writes the opening bracket of a container that cannot be copied as a whole.
    private mutating func begin(_ index: Int) {
        let node = nodes[index]
        guard node.flags.contains(.notCompact) else { return copy(node) }
        put(source[Int(node.start)])
        open.append(Container(isObject: node.kind == .object, next: index + 1, end: Int(node.next)))
    }

    /// Writes the comma and the key before the next value of a container, and returns the index of that value; `nil` at the end.
    private mutating func nextValue(in container: inout Container) -> Int? {
        while container.next < container.end {
            let index = container.next
            let node = nodes[index]
            container.next = Int(nodes[container.isObject ? index + 1 : index].next)
            if container.isObject, node.flags.contains(.repeated) { continue }
            if !container.isFirst { put(UInt8(ascii: ",")) }
            container.isFirst = false
            guard container.isObject else { return index }
            copy(node)
            put(UInt8(ascii: ":"))
            return Int(node.next)
        }
        return nil
    }

    private mutating func copy(_ node: Node) {
        let length = Int(node.end - node.start)
        guard let from = source.baseAddress, let to = output.baseAddress else { return }
        (to + count).initialize(from: from + Int(node.start), count: length)
        count += length
    }

    private mutating func put(_ byte: UInt8) {
        output.initializeElement(at: count, to: byte)
        count += 1
    }
}
