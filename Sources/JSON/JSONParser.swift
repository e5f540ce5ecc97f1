/// Reads a document into nodes and checks its grammar (RFC 8259) on the way.
///
/// It is not recursive: an open container keeps its parent in `Node.next`, so that depth costs no stack. Faults have the texts and
/// positions of Python's `json`, which clients of this API expect.
struct JSONParser {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    /// The byte that is read next.
    var cursor: UnsafePointer<UInt8>
    var nodes: NodeList
    private let maximumDepth: Int
    private var depth = 0
    /// The innermost open container.
    private var container = JSONParser.outside
    /// Whether the innermost open container has white space or repeated keys so far.
    private var isNotCompact = false
    /// Whether a string so far has an escape that is half a surrogate pair.
    var hasLoneSurrogate = false

    private static let outside = UInt32.max

    init(text: UnsafeBufferPointer<UInt8>, at first: UnsafePointer<UInt8>, maximumDepth: Int) {
        start = first
        end = first + text.count
        cursor = first
        nodes = NodeList(textLength: text.count)
        self.maximumDepth = maximumDepth
    }

    /// Parses a document. The caller must free the nodes.
    static func nodes(of text: UnsafeBufferPointer<UInt8>, maximumDepth: Int) throws(Fault) -> UnsafeMutablePointer<Node> {
        guard let first = text.baseAddress, text.count > 0 else { throw Fault(reason: "Expecting value", offset: 0) }
        guard text.count < Int(UInt32.max) else { throw Fault(reason: "Document of 4 GiB or more", offset: 0) }
        var parser = JSONParser(text: text, at: first, maximumDepth: maximumDepth)
        do throws(Fault) {
            try parser.document()
        } catch {
            parser.nodes.free()
            throw error
        }
        return parser.nodes.first
    }

    private mutating func document() throws(Fault) {
        if end - start >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF {
            throw fault("Unexpected UTF-8 BOM (decode using utf-8-sig)")
        }
        skipSpace()
        while true {
            if try readValue() { continue }
            guard try readAfterValue() else { break }
        }
        if cursor < end { throw fault("Extra data") }
        if hasLoneSurrogate { nodes[0].flags.insert(.loneSurrogate) }
    }

    /// Reads a value, or the beginning of a container up to where its first value is expected.
    /// - Returns: whether a value is expected next.
    @inline(__always)
    private mutating func readValue() throws(Fault) -> Bool {
        switch byte {
        case UInt8(ascii: "\""):
            try string()
        case UInt8(ascii: "{"):
            try open(.object)
            if byte != UInt8(ascii: "}") {
                try key()
                return true
            }
            close()
        case UInt8(ascii: "["):
            try open(.array)
            if byte != UInt8(ascii: "]") { return true }
            close()
        default:
            try scalar()
        }
        return false
    }

    /// Reads what follows a value: a comma, or the ends of containers.
    /// - Returns: whether a value is expected next.
    @inline(__always)
    private mutating func readAfterValue() throws(Fault) -> Bool {
        skipSpace()
        while container != JSONParser.outside {
            let isObject = nodes[Int(container)].kind == .object
            switch byte {
            case UInt8(ascii: ","):
                cursor += 1
                skipSpace()
                if isObject { try key() }
                return true
            case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                close()
                skipSpace()
            default:
                throw fault("Expecting ',' delimiter")
            }
        }
        return false
    }

    /// A key, its colon and the space around them.
    @inline(__always)
    private mutating func key() throws(Fault) {
        guard byte == UInt8(ascii: "\"") else { throw fault("Expecting property name enclosed in double quotes") }
        try string()
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw fault("Expecting ':' delimiter") }
        cursor += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func open(_ kind: JSONValue.Kind) throws(Fault) {
        guard depth < maximumDepth else { throw Fault(reason: "Nesting too deep", offset: cursor - start) }
        depth += 1
        if isNotCompact, container != JSONParser.outside { nodes[Int(container)].flags.insert(.notCompact) }
        isNotCompact = false
        let parent = container
        container = UInt32(truncatingIfNeeded: nodes.count)
        nodes.append(Node(start: offset, end: 0, next: parent, kind: kind))
        cursor += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func close() {
        cursor += 1
        depth -= 1
        let closed = Int(container)
        container = nodes[closed].next
        nodes[closed].end = offset
        nodes[closed].next = UInt32(truncatingIfNeeded: nodes.count)
        if nodes[closed].kind == .object, resolveRepeatedKeys(of: closed) { isNotCompact = true }
        if isNotCompact { nodes[closed].flags.insert(.notCompact) }
        if container != JSONParser.outside, nodes[Int(container)].flags.contains(.notCompact) { isNotCompact = true }
    }
}

extension JSONParser {
    /// The byte that is read next; at the end NUL, which is invalid everywhere.
    @inline(__always)
    var byte: UInt8 { cursor < end ? cursor.pointee : 0 }

    @inline(__always)
    var offset: UInt32 { UInt32(truncatingIfNeeded: cursor - start) }

    @inline(__always)
    func fault(_ reason: StaticString) -> Fault { Fault(reason: reason, offset: cursor - start) }

    @inline(__always)
    private mutating func skipSpace() {
        guard byte <= UInt8(ascii: " ") else { return }
        skipSpaceCharacters()
    }

    private mutating func skipSpaceCharacters() {
        let before = cursor
        while cursor < end {
            switch cursor.pointee {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): cursor += 1
            default:
                isNotCompact = isNotCompact || cursor > before
                return
            }
        }
        isNotCompact = isNotCompact || cursor > before
    }
}
