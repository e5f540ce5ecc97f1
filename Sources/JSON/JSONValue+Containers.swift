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

    /// Members of an object in order, duplicates resolved to the last; empty for anything else.
    /// A repeated key stands where it was first.
    public var members: [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = []
        forEachMember { key, value in
            members.append((document.string(of: document.nodes[key]), JSONValue(document, value)))
            return true
        }
        return members
    }

    /// A key of an object that is written more than once in it; `nil` where there is none, and for anything else.
    public var repeatedKey: String? {
        // Only containers so marked have repeated keys.
        guard node.kind == .object, node.marks.contains(.loose) else { return nil }
        var key = Int(index) + 1
        let end = Int(node.next)
        while key < end {
            if document.nodes[key].marks.contains(.repeated) { return document.string(of: document.nodes[key]) }
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

    /// The nodes of each key and its value, likewise.
    var memberNodes: [(key: Int, value: Int)] {
        var members: [(key: Int, value: Int)] = []
        forEachMember { key, value in
            members.append((key, value))
            return true
        }
        return members
    }

    /// Calls `visit` with the nodes of each key and its value until it answers `false`.
    @inline(__always)
    private func forEachMember(_ visit: (_ key: Int, _ value: Int) -> Bool) {
        guard node.kind == .object else { return }
        var key = Int(index) + 1
        let end = Int(node.next)
        while key < end {
            let member = document.nodes[key]
            if !member.marks.contains(.repeated), !visit(key, Int(member.next)) { return }
            key = Int(document.nodes[key + 1].next)
        }
    }
}
