/// Reads a document into nodes and checks its grammar (RFC 8259) on the way.
///
/// There is no recursion: an open container keeps its parent in `Node.next`, so that depth costs no stack. Faults are worded and
/// placed as Python's `json` does, which is what clients of this API have always been told.
struct JSONParser {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    /// The byte that is read next.
    var at: UnsafePointer<UInt8>
    var nodes: NodeList
    private let maximumDepth: Int
    private var depth = 0
    /// The innermost open container.
    private var container = JSONParser.outside
    /// Whether white space was seen, or a key was repeated, in the innermost open container.
    private var isLoose = false
    /// Whether any string so far has an escape that is half a surrogate pair.
    var hasLoneSurrogate = false

    private static let outside = UInt32.max

    init(text: UnsafeBufferPointer<UInt8>, at first: UnsafePointer<UInt8>, maximumDepth: Int) {
        start = first
        end = first + text.count
        at = first
        nodes = NodeList(textLength: text.count)
        self.maximumDepth = maximumDepth
    }

    /// The nodes of a document, which the caller frees.
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
            if try enterValue() { continue }
            guard try leaveValue() else { break }
        }
        if at < end { throw fault("Extra data") }
        if hasLoneSurrogate { nodes[0].marks.insert(.loneSurrogate) }
    }

    /// Reads a value, or the beginning of a container up to where its first value is expected.
    /// - Returns: whether a value is expected next.
    @inline(__always)
    private mutating func enterValue() throws(Fault) -> Bool {
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

    /// Goes on after a value: to the next one, or out of the containers that end here.
    /// - Returns: whether a value is expected next.
    @inline(__always)
    private mutating func leaveValue() throws(Fault) -> Bool {
        skipSpace()
        while container != JSONParser.outside {
            let isObject = nodes[Int(container)].kind == .object
            switch byte {
            case UInt8(ascii: ","):
                at += 1
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
        at += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func open(_ kind: JSONValue.Kind) throws(Fault) {
        guard depth < maximumDepth else { throw Fault(reason: "Nesting too deep", offset: at - start) }
        depth += 1
        if isLoose, container != JSONParser.outside { nodes[Int(container)].marks.insert(.loose) }
        isLoose = false
        let parent = container
        container = UInt32(truncatingIfNeeded: nodes.count)
        nodes.append(Node(start: offset, end: 0, next: parent, kind: kind))
        at += 1
        skipSpace()
    }

    @inline(__always)
    private mutating func close() {
        at += 1
        depth -= 1
        let closed = Int(container)
        container = nodes[closed].next
        nodes[closed].end = offset
        nodes[closed].next = UInt32(truncatingIfNeeded: nodes.count)
        if nodes[closed].kind == .object, resolveRepeatedKeys(of: closed) { isLoose = true }
        if isLoose { nodes[closed].marks.insert(.loose) }
        if container != JSONParser.outside, nodes[Int(container)].marks.contains(.loose) { isLoose = true }
    }
}

extension JSONParser {
    /// The byte that is read next; a NUL, which no grammar has a place for, at the end.
    @inline(__always)
    var byte: UInt8 { at < end ? at.pointee : 0 }

    @inline(__always)
    var offset: UInt32 { UInt32(truncatingIfNeeded: at - start) }

    @inline(__always)
    func fault(_ reason: StaticString) -> Fault { Fault(reason: reason, offset: at - start) }

    @inline(__always)
    private mutating func skipSpace() {
        guard byte <= UInt8(ascii: " ") else { return }
        skipSpaceSlowly()
    }

    private mutating func skipSpaceSlowly() {
        let before = at
        while at < end {
            switch at.pointee {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): at += 1
            default:
                isLoose = isLoose || at > before
                return
            }
        }
        isLoose = isLoose || at > before
    }
}
