/// Values in Python's notation, as the reference shows them wherever it does not say otherwise: `[1, 'a', None]`.
extension Heap {
    /// Python's `repr()`.
    func pythonText(_ value: Value) throws(HogFailure) -> String {
        var writer = PythonWriter(walk: Walk(self))
        try writer.write(value, of: self)
        return writer.text
    }

    /// Python's `str()`: a string is itself.
    func pythonString(_ value: Value) throws(HogFailure) -> String {
        value.tag == .string ? string(value) : try pythonText(value)
    }
}

/// Writes one value.
private struct PythonWriter: ~Copyable {
    private(set) var text = ""
    private var walk: Walk
    /// The containers around the place that is written.
    private var open: [Value] = []

    init(walk: consuming Walk) { self.walk = walk }

    mutating func write(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        try walk.step()
        switch value.tag {
        case .null: text += "None"
        case .boolean: text += value.asBoolean ? "True" : "False"
        case .integer: text += String(value.asInteger)
        case .float: text += FloatText.text(value.asFloat)
        case .bigInteger: text += try BigIntegerText.text(heap.bigInteger(value))
        case .string: text += try PythonQuotedText.quoted(heap.string(value), heap.watch)
        case .closure, .callable, .libraryFunction: text += try heap.pythonRecord(value)
        case .array, .tuple, .object: try writeContainer(value, of: heap)
        }
        try walk.check(bytes: text.utf8.count)
    }

    private mutating func writeContainer(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        let (start, end) = value.tag == .array ? ("[", "]") : value.tag == .tuple ? ("(", ")") : ("{", "}")
        text += start
        if open.contains(where: { $0.isSameContainer(value) }) {
            text += "..." + end
            return
        }
        try walk.enter()
        open.append(value)
        if value.tag == .object {
            try write(heap.members(value), of: heap)
        } else {
            let items = heap.items(value)
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                try write(item, of: heap)
            }
            if value.tag == .tuple, items.count == 1 { text += "," }
        }
        open.removeLast()
        walk.leave()
        text += end
    }

    private mutating func write(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        for (index, (key, value)) in zip(members.keys, members.values).enumerated() {
            if index > 0 { text += ", " }
            text += try key.pythonText(heap.watch)
            text += ": "
            try write(value, of: heap)
        }
    }
}

extension Key {
    /// Python's `repr()`.
    func pythonText(_ watch: Deadline) throws(HogFailure) -> String {
        switch self {
        case .null: return "None"
        case .boolean(let value): return value ? "True" : "False"
        case .integer(let value): return String(value)
        case .float(let value): return FloatText.text(value)
        case .bigInteger(let value): return try BigIntegerText.text(value)
        case .text(let text): return try PythonQuotedText.quoted(text.string, watch)
        case .tuple(let keys):
            var parts: [String] = []
            for key in keys { parts.append(try key.pythonText(watch)) }
            return "(" + parts.joined(separator: ", ") + (keys.count == 1 ? ",)" : ")")
        }
    }
}

extension Heap {
    /// The object that a function would be.
    fileprivate func pythonRecord(_ value: Value) throws(HogFailure) -> String {
        let card = card(value)
        let kind = value.tag == .libraryFunction ? "stl" : "local"
        let name = try PythonQuotedText.quoted(card.name, watch)
        let callable =
            "{'__hogCallable__': '\(kind)', 'name': \(name), 'chunk': '\(card.chunk)', "
            + "'argCount': \(card.parameterCount), 'upvalueCount': \(card.upvalueCount), 'ip': \(card.start)}"
        guard value.tag != .callable else { return callable }
        let upvalues = value.tag == .closure ? closures[value.place].upvalues : []
        return "{'__hogClosure__': True, 'callable': \(callable), 'upvalues': \(upvalues)}"
    }
}
