extension JSONValue {
    /// White space dropped, duplicate keys resolved to the last, everything else as it was written.
    public var compact: JSONText {
        JSONText(compact: document.compactText(of: Int(index)))
    }
}

extension Document {
    fileprivate func compactText(of index: Int) -> String {
        let node = nodes[index]
        return withText { source in
            guard node.marks.contains(.loose) else {
                return String(verified: UnsafeBufferPointer(rebasing: source[Int(node.start)..<Int(node.end)]))
            }
            return String(unsafeUninitializedCapacity: Int(node.end - node.start)) { buffer in
                var compactor = Compactor(nodes: nodes, source: source, output: buffer)
                return compactor.write(index)
            }
        }
    }
}

/// Writes a value that has white space or repeated keys in it without them.
private struct Compactor {
    let nodes: UnsafePointer<Node>
    let source: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    /// The containers around the place that is written, innermost last.
    private var open: [Container] = []

    private struct Container {
        let isObject: Bool
        /// The key or element that is next in the text.
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

    /// Writes a value, of a container that cannot be copied only the bracket.
    private mutating func begin(_ index: Int) {
        let node = nodes[index]
        guard node.marks.contains(.loose) else { return copy(node) }
        put(source[Int(node.start)])
        open.append(Container(isObject: node.kind == .object, next: index + 1, end: Int(node.next)))
    }

    /// Writes what stands before the next value of a container and goes past that value.
    private mutating func nextValue(in container: inout Container) -> Int? {
        while container.next < container.end {
            let index = container.next
            let node = nodes[index]
            container.next = Int(nodes[container.isObject ? index + 1 : index].next)
            if container.isObject, node.marks.contains(.repeated) { continue }
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
