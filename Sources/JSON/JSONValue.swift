/// A value inside a parsed document. It is a view that is cheap to copy and decodes on demand.
public struct JSONValue: Sendable {
    public enum Kind: UInt8, Sendable { case null, boolean, number, string, array, object }

    let document: Document
    let index: UInt32

    init(_ document: Document, _ index: Int) {
        self.document = document
        self.index = UInt32(truncatingIfNeeded: index)
    }

    /// Parses one document: a single value in UTF-8 without a byte order mark, nested at most `maximumDepth` deep.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 128) throws(JSONError) {
        self.init(try Document(parsing: bytes, maximumDepth: maximumDepth), 0)
    }

    /// Parses a part of a buffer, such as one line. The part is copied, so that the value does not keep the whole buffer alive.
    public init(parsing bytes: ArraySlice<UInt8>, maximumDepth: Int = 128) throws(JSONError) {
        try self.init(parsing: Array(bytes), maximumDepth: maximumDepth)
    }

    public init(parsing text: JSONText) throws(JSONError) {
        try self.init(parsing: text.bytes)
    }
}

extension JSONValue {
    public var kind: Kind { node.kind }
    public var isNull: Bool { node.kind == .null }

    public var boolean: Bool? {
        guard node.kind == .boolean else { return nil }
        return document.withText(of: node) { $0.count == 4 }
    }

    /// The text of a number as it was written: `1.0`, `-0`, thirty digits.
    public var numberText: String? {
        guard node.kind == .number else { return nil }
        return document.withText(of: node) { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number of at most 64 bits. `1.0` and `1e2` are whole numbers.
    public var integer: Int? { wholeNumber() }

    /// A number, rounded to the nearest double; `nil` beyond its range.
    public var double: Double? {
        guard let text = numberText, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A string with its escapes decoded. A lone surrogate becomes U+FFFD: see `loneSurrogate`.
    public var string: String? {
        node.kind == .string ? document.string(of: node) : nil
    }

    /// The first escape in a string that is half a surrogate pair, which is not a Unicode scalar.
    public var loneSurrogate: UInt16? {
        guard node.kind == .string, node.flags.contains(.loneSurrogate) else { return nil }
        return document.withText(of: node) { Escapes.loneSurrogate(in: $0) }
    }

    /// The WTF-8 bytes of a string with lone surrogates; `nil` for other strings. WTF-8 is UTF-8 that also encodes lone surrogates, each in
    /// three bytes.
    public var bytesWithLoneSurrogates: [UInt8]? {
        guard node.kind == .string, node.flags.contains(.loneSurrogate) else { return nil }
        return document.wtf8(of: node)
    }

    /// Whether the document of this value contains a lone surrogate.
    public var mayHaveLoneSurrogates: Bool { document.nodes[0].flags.contains(.loneSurrogate) }

    /// The same value with other code points instead of lone surrogates.
    ///
    /// - Parameter first: the first of 2,048 code points above U+FFFF that the value does not contain.
    public func movingLoneSurrogates(to first: Unicode.Scalar) -> JSONValue? {
        let moved = try? Document(parsing: compact.bytes, maximumDepth: .max, loneSurrogates: .moved(to: first.value))
        return moved.map { JSONValue($0, 0) }
    }

    func wholeNumber<Number: FixedWidthInteger>() -> Number? {
        guard node.kind == .number else { return nil }
        return document.withText(of: node) { WholeNumber.value(of: $0) }
    }

    @inline(__always)
    var node: Node { document.nodes[Int(index)] }
}

extension JSONValue {
    /// The name of the kind in error messages. They are Python's names, which clients of this API expect.
    public var typeName: String {
        switch kind {
        case .null: "NoneType"
        case .boolean: "bool"
        case .number: isWrittenAsFraction ? "float" : "int"
        case .string: "str"
        case .array: "list"
        case .object: "dict"
        }
    }

    private var isWrittenAsFraction: Bool {
        document.withText(of: node) { $0.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } }
    }
}

extension JSONValue {
    /// Elements of an array; empty for anything else.
    public var elements: [JSONValue] {
        guard node.kind == .array else { return [] }
        var elements: [JSONValue] = []
        var index = Int(self.index) + 1
        let end = Int(node.next)
        while index < end {
            elements.append(JSONValue(document, index))
            index = Int(document.nodes[index].next)
        }
        return elements
    }

    /// How many elements an array has, or how many of one kind; 0 for anything else.
    public func elementCount(of kind: Kind? = nil) -> Int {
        guard node.kind == .array else { return 0 }
        var count = 0
        var index = Int(self.index) + 1
        let end = Int(node.next)
        while index < end {
            let element = document.nodes[index]
            if kind == nil || element.kind == kind { count += 1 }
            index = Int(element.next)
        }
        return count
    }

    /// Members of an object in order; empty for anything else. A repeated key is at its first place and has its last value.
    public var members: [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = []
        forEachMember { key, value in
            members.append((document.string(of: document.nodes[key]), JSONValue(document, value)))
            return true
        }
        return members
    }

    /// A key that occurs more than once in an object; `nil` without such a key, and for anything else.
    public var repeatedKey: String? {
        // Only containers with this flag have repeated keys.
        guard node.kind == .object, node.flags.contains(.notCompact) else { return nil }
        var key = Int(index) + 1
        let end = Int(node.next)
        while key < end {
            if document.nodes[key].flags.contains(.repeated) { return document.string(of: document.nodes[key]) }
            key = Int(document.nodes[key + 1].next)
        }
        return nil
    }

    /// The member of that name (the last, if there are several).
    public subscript(key: String) -> JSONValue? {
        var key = key
        return key.withUTF8 { wanted in
            var found: JSONValue?
            forEachMember { key, value in
                guard document.isKey(document.nodes[key], wanted) else { return true }
                found = JSONValue(document, value)
                return false
            }
            return found
        }
    }

    /// The nodes of each key and its value, in the same order as `members`.
    var memberNodes: [(key: Int, value: Int)] {
        var members: [(key: Int, value: Int)] = []
        forEachMember { key, value in
            members.append((key, value))
            return true
        }
        return members
    }

    /// Calls `visit` with the nodes of each key and its value until it returns `false`.
    @inline(__always)
    private func forEachMember(_ visit: (_ key: Int, _ value: Int) -> Bool) {
        guard node.kind == .object else { return }
        var key = Int(index) + 1
        let end = Int(node.next)
        while key < end {
            let member = document.nodes[key]
            if !member.flags.contains(.repeated), !visit(key, Int(member.next)) { return }
            key = Int(document.nodes[key + 1].next)
        }
    }
}
