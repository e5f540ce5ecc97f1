/// Where two JSON values first differ.
public struct JSONDifference: Sendable {
    /// Names and positions from the top, the innermost first.
    private(set) var steps: [String] = []
    /// The first document's value at this place; `nil` if it has none.
    public let mine: JSONValue?
    /// The second document's value at this place; `nil` if it has none.
    public let theirs: JSONValue?

    fileprivate init(_ mine: JSONValue?, _ theirs: JSONValue?) { (self.mine, self.theirs) = (mine, theirs) }

    /// The place, as a JSON pointer; empty for the whole value.
    public var pointer: String {
        steps.reversed().map { step in
            "/" + step.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
        }.joined()
    }

    fileprivate func below(_ step: String) -> JSONDifference {
        var difference = self
        difference.steps.append(step)
        return difference
    }
}

extension JSONValue {
    /// The first place, in this value's order, where the two values differ; `nil` if they are equal.
    ///
    /// Numbers are equal if their exact values are. The order of an object's keys does not matter, and the last value of a repeated key
    /// counts. Strings are compared by code points, including lone surrogates.
    ///
    /// - Parameter checkpoint: called for each value; may throw to cancel a comparison that takes too long.
    public func difference<Failure: Error>(
        from other: JSONValue, _ checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> JSONDifference? {
        try checkpoint()
        switch (kind, other.kind) {
        case (.number, .number): return isSameNumber(as: other) ? nil : JSONDifference(self, other)
        case (.string, .string): return isSameString(as: other) ? nil : JSONDifference(self, other)
        case (.boolean, .boolean): return boolean == other.boolean ? nil : JSONDifference(self, other)
        case (.null, .null): return nil
        case (.array, .array): return try difference(ofElementsFrom: other, checkpoint)
        case (.object, .object): return try difference(ofMembersFrom: other, checkpoint)
        default: return JSONDifference(self, other)
        }
    }

    private func difference<Failure: Error>(
        ofElementsFrom other: JSONValue, _ checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> JSONDifference? {
        var (mine, theirs, position) = (Int(index) + 1, Int(other.index) + 1, 0)
        let (end, otherEnd) = (Int(node.next), Int(other.node.next))
        while mine < end || theirs < otherEnd {
            let left = mine < end ? JSONValue(document, mine) : nil
            let right = theirs < otherEnd ? JSONValue(other.document, theirs) : nil
            guard let left, let right else { return JSONDifference(left, right).below("\(position)") }
            if let difference = try left.difference(from: right, checkpoint) { return difference.below("\(position)") }
            (mine, theirs, position) = (Int(left.node.next), Int(right.node.next), position + 1)
        }
        return nil
    }

    private func difference<Failure: Error>(
        ofMembersFrom other: JSONValue, _ checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> JSONDifference? {
        let (mine, theirs) = (memberNodes, other.memberNodes)
        // Most objects have their keys in the same order. The table is made only for others.
        var otherValues: [[UInt8]: Int]?
        for (position, member) in mine.enumerated() {
            let key = document.nodes[member.key]
            var value: Int?
            if position < theirs.count, document.isSame(key, as: other.document.nodes[theirs[position].key], of: other.document) {
                value = theirs[position].value
            } else {
                let known = otherValues ?? other.valuesByKey(theirs)
                otherValues = known
                value = known[document.wtf8(of: key)]
            }
            let (left, right) = (JSONValue(document, member.value), value.map { JSONValue(other.document, $0) })
            guard let right else { return JSONDifference(left, nil).below(document.string(of: key)) }
            if let difference = try left.difference(from: right, checkpoint) { return difference.below(document.string(of: key)) }
        }
        guard theirs.count > mine.count else { return nil }
        let known = valuesByKey(mine)
        let extra = theirs.first { known[other.document.wtf8(of: other.document.nodes[$0.key])] == nil }
        return extra.map { extra in
            JSONDifference(nil, JSONValue(other.document, extra.value)).below(other.document.string(of: other.document.nodes[extra.key]))
        }
    }
}

extension JSONValue {
    private func isSameNumber(as other: JSONValue) -> Bool {
        document.withText(of: node) { mine in
            other.document.withText(of: other.node) { mine.elementsEqual($0) || NumberValue(mine) == NumberValue($0) }
        }
    }

    private func isSameString(as other: JSONValue) -> Bool { document.isSame(node, as: other.node, of: other.document) }

    /// The node of each key's value, by the key's text in WTF-8.
    private func valuesByKey(_ members: [(key: Int, value: Int)]) -> [[UInt8]: Int] {
        Dictionary(members.map { (document.wtf8(of: document.nodes[$0.key]), $0.value) }) { _, last in last }
    }
}
