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
        first = .allocate(capacity: capacity)
    }

    func free() { first.deallocate() }

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
        let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: first, count: count)
        first.deallocate()
        first = larger
        capacity *= 2
    }
}
