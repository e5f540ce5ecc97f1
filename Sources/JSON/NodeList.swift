internal import Glibc

/// Nodes that grow at the end. Whoever holds the list frees it.
struct NodeList {
    private(set) var first: UnsafeMutablePointer<Node>
    private(set) var count = 0
    private var capacity: Int

    /// A list for the nodes of so many bytes of text.
    init(textLength: Int) {
        // Ordinary documents have a node for every twenty bytes.
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

    /// The C library moves large blocks without copying them, so that nodes are never twice in memory, and pages that no node is in
    /// yet take up none.
    private static func resized(_ nodes: UnsafeMutablePointer<Node>?, to capacity: Int) -> UnsafeMutablePointer<Node> {
        guard let memory = realloc(nodes, capacity * MemoryLayout<Node>.stride) else { fatalError("no memory for \(capacity) nodes") }
        return memory.bindMemory(to: Node.self, capacity: capacity)
    }
}
