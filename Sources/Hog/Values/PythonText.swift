/// Values in Python's notation, which the reference uses wherever nothing else is specified: `[1, 'a', None]`.
extension Heap {
    /// Python's `repr()`.
    func pythonText(_ value: Value) throws(HogFailure) -> String {
        var writer = PythonWriter(traversal: Traversal(self))
        try writer.write(value, of: self)
        return writer.text
    }

    /// Python's `str()`: a string is returned unquoted.
    func pythonString(_ value: Value) throws(HogFailure) -> String {
        value.tag == .string ? string(value) : try pythonText(value)
    }
}

/// Writes one value.
private struct PythonWriter: ~Copyable {
    private(set) var text = ""
    private var traversal: Traversal
    /// The containers that are being written, outermost first.
    private var ancestors: [Value] = []

    init(traversal: consuming Traversal) { self.traversal = traversal }

    mutating func write(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        try traversal.step()
        switch value.tag {
        case .null: text += "None"
        case .boolean: text += value.asBoolean ? "True" : "False"
        case .integer: text += String(value.asInteger)
        case .float: text += FloatText.text(value.asFloat)
        case .bigInteger: text += try BigIntegerText.text(heap.bigInteger(value))
        case .string: text += try PythonQuotedText.quoted(heap.string(value), heap.deadline)
        case .closure, .callable, .libraryFunction: text += try heap.pythonRecord(value)
        case .array, .tuple, .object: try writeContainer(value, of: heap)
        }
        try traversal.check(bytes: text.utf8.count)
    }

    private mutating func writeContainer(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        let (start, end) = value.tag == .array ? ("[", "]") : value.tag == .tuple ? ("(", ")") : ("{", "}")
        text += start
        if ancestors.contains(where: { $0.isSameContainer(value) }) {
            text += "..." + end
            return
        }
        try traversal.enter()
        ancestors.append(value)
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
        ancestors.removeLast()
        traversal.leave()
        text += end
    }

    private mutating func write(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        for (index, (key, value)) in zip(members.keys, members.values).enumerated() {
            if index > 0 { text += ", " }
            text += try key.pythonText(heap.deadline)
            text += ": "
            try write(value, of: heap)
        }
    }
}

extension Key {
    /// Python's `repr()`.
    func pythonText(_ deadline: Deadline) throws(HogFailure) -> String {
        switch self {
        case .null: return "None"
        case .boolean(let value): return value ? "True" : "False"
        case .integer(let value): return String(value)
        case .float(let value): return FloatText.text(value)
        case .bigInteger(let value): return try BigIntegerText.text(value)
        case .text(let text): return try PythonQuotedText.quoted(text.string, deadline)
        case .tuple(let keys):
            var parts: [String] = []
            for key in keys { parts.append(try key.pythonText(deadline)) }
            return "(" + parts.joined(separator: ", ") + (keys.count == 1 ? ",)" : ")")
        }
    }
}

extension Heap {
    /// The object that represents a function in the reference.
    fileprivate func pythonRecord(_ value: Value) throws(HogFailure) -> String {
        let description = description(value)
        let kind = value.tag == .libraryFunction ? "stl" : "local"
        let name = try PythonQuotedText.quoted(description.name, deadline)
        let callable =
            "{'__hogCallable__': '\(kind)', 'name': \(name), 'chunk': '\(description.chunk)', "
            + "'argCount': \(description.parameterCount), 'upvalueCount': \(description.upvalueCount), 'ip': \(description.start)}"
        guard value.tag != .callable else { return callable }
        let upvalues = value.tag == .closure ? closures[value.heapIndex].upvalues : []
        return "{'__hogClosure__': True, 'callable': \(callable), 'upvalues': \(upvalues)}"
    }
}

/// Quotes strings as Python's `repr()` does: `'it'`, `"it's"`, `'\x00'`.
enum PythonQuotedText {
    /// - Parameter deadline: its limits apply, because the quoted text may be ten times as long.
    static func quoted(_ text: String, _ deadline: Deadline) throws(HogFailure) -> String {
        let quote: Unicode.Scalar = text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count + 2)
        quoted.append(UInt8(truncatingIfNeeded: quote.value))
        var steps = 0
        for scalar in text.unicodeScalars {
            steps += 1
            if steps & 4095 == 0 { try deadline.check(bytes: quoted.count) }
            if let escape = escape(scalar, quote) {
                quoted.append(contentsOf: escape.utf8)
            } else if scalar.isASCII {
                quoted.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                quoted.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        quoted.append(UInt8(truncatingIfNeeded: quote.value))
        return String(decoding: quoted, as: UTF8.self)
    }

    private static func escape(_ scalar: Unicode.Scalar, _ quote: Unicode.Scalar) -> String? {
        switch scalar {
        case quote, "\\": "\\" + String(scalar)
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case " "..<"\u{7F}": nil
        default: scalar.isPrintable ? nil : numbered(scalar.value)
        }
    }

    private static func numbered(_ value: UInt32) -> String {
        let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(value, radix: 16)
        return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

extension Unicode.Scalar {
    /// Python's `str.isprintable`.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
