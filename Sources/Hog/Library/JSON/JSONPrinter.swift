internal import BigInt

/// Writes values as Python's `json.dumps` does: in ASCII, with a space after commas and colons.
struct JSONPrinter: ~Copyable {
    private var bytes: [UInt8] = []
    private var traversal: Traversal
    /// The containers that are being written, outermost first.
    private var ancestors: [Value] = []
    /// The number of spaces per level; `nil` to write everything on one line.
    private let indent: Int?

    init(indent: Int?, _ heap: borrowing Heap) {
        self.indent = indent
        traversal = Traversal(heap)
    }

    var text: Text { Text(String(decoding: bytes, as: UTF8.self), count: bytes.count) }

    mutating func print(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        try traversal.step()
        switch value.tag {
        case .null: put("null")
        case .boolean: put(value.asBoolean ? "true" : "false")
        case .integer: put(String(value.asInteger))
        case .float: put(Self.text(value.asFloat))
        case .bigInteger: put(try BigIntegerText.text(heap.bigInteger(value)))
        case .string: quote(heap.string(value))
        case .closure, .callable, .libraryFunction: quote(heap.functionText(value))
        case .array, .tuple: try printContainer(value, between: "[", "]", of: heap)
        case .object:
            switch heap.members(value).kind {
            case .closure, .callable: quote(try heap.printed(value))
            default: try printContainer(value, between: "{", "}", of: heap)
            }
        }
        try traversal.check(bytes: bytes.count)
    }

    private mutating func printContainer(
        _ value: Value, between start: StaticString, _ end: StaticString, of heap: borrowing Heap
    ) throws(HogFailure) {
        if ancestors.contains(where: { $0.isSameContainer(value) }) { return put("null") }
        try traversal.enter()
        ancestors.append(value)
        put(start)
        let count: Int
        if value.tag == .object {
            count = try printMembers(heap.members(value), of: heap)
        } else {
            count = try printItems(heap.items(value), of: heap)
        }
        ancestors.removeLast()
        traversal.leave()
        if count > 0 { try breakLine() }
        put(end)
    }

    private mutating func printItems(_ items: [Value], of heap: borrowing Heap) throws(HogFailure) -> Int {
        for (index, item) in items.enumerated() {
            try separate(isFirst: index == 0)
            try print(item, of: heap)
        }
        return items.count
    }

    private mutating func printMembers(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) -> Int {
        for (index, (key, value)) in zip(members.keys, members.values).enumerated() {
            try separate(isFirst: index == 0)
            try print(key)
            put(": ")
            try print(value, of: heap)
        }
        return members.count
    }

    private mutating func print(_ key: Key) throws(HogFailure) {
        switch key {
        case .null: quote("null")
        case .boolean(let value): quote(value ? "true" : "false")
        case .integer(let value): quote(String(value))
        case .float(let value): quote(Self.text(value))
        case .bigInteger(let value): quote(try BigIntegerText.text(value))
        case .text(let text): quote(text.string)
        case .tuple: throw .type("keys must be str, int, float, bool or None, not tuple")
        }
    }
}

// MARK: Characters

extension JSONPrinter {
    private mutating func separate(isFirst: Bool) throws(HogFailure) {
        if !isFirst { put(indent == nil ? ", " : ",") }
        try breakLine()
    }

    private mutating func breakLine() throws(HogFailure) {
        guard let indent else { return }
        let (width, overflow) = indent.multipliedReportingOverflow(by: ancestors.count)
        let (total, isTooMuch) = bytes.count.addingReportingOverflow(width)
        try traversal.check(bytes: overflow || isTooMuch ? .max : total)
        put("\n")
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width))
    }

    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quote(_ string: String) {
        put("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": put("\\\"")
            case "\\": put("\\\\")
            case "\u{8}": put("\\b")
            case "\u{c}": put("\\f")
            case "\n": put("\\n")
            case "\r": put("\\r")
            case "\t": put("\\t")
            case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            default: for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
            }
        }
        put("\"")
    }

    private mutating func escape(_ unit: UInt16) {
        put("\\u")
        put(Hexadecimal.encode([UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]))
    }

    private static func text(_ value: Double) -> String {
        if value.isFinite { return FloatText.text(value) }
        return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    }
}
