/// Printing of values by `print` and `concat`, in the notation of Hog: `[1, 'a']`.
extension Heap {
    func printed(_ value: Value) throws(HogFailure) -> String {
        if let simple = simpleText(value) { return simple }
        var printer = Printer(traversal: Traversal(self))
        try printer.print(value, of: self)
        return printer.text
    }

    /// The text that `print` shows: a top-level string is shown without quotes.
    func displayed(_ value: Value) throws(HogFailure) -> String {
        value.tag == .string ? string(value) : try printed(value)
    }

    /// The text that `concat` uses: null is empty.
    func concatenated(_ value: Value) throws(HogFailure) -> String { value.isNull ? "" : try displayed(value) }

    private func simpleText(_ value: Value) -> String? {
        switch value.tag {
        case .null: "null"
        case .boolean: value.asBoolean ? "true" : "false"
        case .integer: String(value.asInteger)
        case .float: FloatText.text(value.asFloat)
        default: nil
        }
    }
}

/// Prints one value.
private struct Printer: ~Copyable {
    private(set) var text = ""
    private var traversal: Traversal
    /// The containers that are being printed, outermost first.
    private var ancestors: [Value] = []

    init(traversal: consuming Traversal) { self.traversal = traversal }

    mutating func print(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        try traversal.step()
        switch value.tag {
        case .null: text += "null"
        case .boolean: text += value.asBoolean ? "true" : "false"
        case .integer: text += String(value.asInteger)
        case .float: text += FloatText.text(value.asFloat)
        case .bigInteger: text += try BigIntegerText.text(heap.bigInteger(value))
        case .string: text += QuotedText.quoted(heap.string(value), by: "'")
        case .closure, .callable, .libraryFunction: text += heap.functionText(value)
        case .array, .tuple, .object: try printContainer(value, of: heap)
        }
        try traversal.check(bytes: text.utf8.count)
    }

    private mutating func printContainer(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        if ancestors.contains(where: { $0.isSameContainer(value) }) {
            text += "null"
            return
        }
        try traversal.enter()
        ancestors.append(value)
        switch value.tag {
        case .array: try print(heap.items(value), between: "[", "]", of: heap)
        case .tuple:
            let items = heap.items(value)
            try print(items, between: items.count < 2 ? "tuple(" : "(", ")", of: heap)
        default: try print(heap.members(value), of: heap)
        }
        ancestors.removeLast()
        traversal.leave()
    }

    private mutating func print(_ items: [Value], between start: String, _ end: String, of heap: borrowing Heap) throws(HogFailure) {
        text += start
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            try print(item, of: heap)
        }
        text += end
    }
}

// MARK: Objects

extension Printer {
    private mutating func print(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        switch members.kind {
        case .plain: try printPlain(members, of: heap)
        case .datetime: try printDatetime(members, of: heap)
        case .date:
            text += "Date("
            try print(["year", "month", "day"].map { members[$0] ?? .null }, between: "", ")", of: heap)
        case .error: try printError(members, of: heap)
        case .closure: try print(members["callable"] ?? .null, of: heap)
        case .callable:
            text += "fn<" + QuotedText.name(try raw(members["name"] ?? .null, of: heap)) + "("
            try print(members["argCount"] ?? .null, of: heap)
            text += ")>"
        }
    }

    private mutating func printPlain(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        text += "{"
        for (index, (key, value)) in zip(members.keys, members.values).enumerated() {
            if index > 0 { text += ", " }
            try print(key)
            text += ": "
            try print(value, of: heap)
        }
        text += "}"
    }

    private mutating func print(_ key: Key) throws(HogFailure) {
        switch key {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .float(let value): text += FloatText.text(value)
        case .bigInteger(let value): text += try BigIntegerText.text(value)
        case .text(let key): text += QuotedText.quoted(key.string, by: "'")
        case .tuple(let keys):
            text += keys.count < 2 ? "tuple(" : "("
            for (index, key) in keys.enumerated() {
                if index > 0 { text += ", " }
                try print(key)
            }
            text += ")"
        }
    }

    private mutating func printDatetime(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        let seconds = members["dt"] ?? .null
        guard let float = try heap.pythonFloat(seconds) else {
            throw .value("could not convert string to float: \(try heap.pythonText(seconds))")
        }
        let zone = members["zone"] ?? .null
        let name = heap.isTruthy(zone) ? try heap.pythonString(zone) : "UTC"
        text += "DateTime(\(FloatText.text(float)), \(QuotedText.quoted(name, by: "'")))"
    }

    private mutating func printError(_ members: ObjectMembers, of heap: borrowing Heap) throws(HogFailure) {
        text += try heap.pythonString(members["type"] ?? .null) + "("
        try print(members["message"] ?? .null, of: heap)
        if let payload = members["payload"], !payload.isNull {
            text += ", "
            try print(payload, of: heap)
        }
        text += ")"
    }

    /// The text of a value that should be a string, without quotes. Any other value is printed, and may contain a container that is being
    /// printed.
    private mutating func raw(_ value: Value, of heap: borrowing Heap) throws(HogFailure) -> String {
        if value.tag == .string { return heap.string(value) }
        let before = text
        text = ""
        try print(value, of: heap)
        defer { text = before }
        return text
    }
}

extension Value {
    func isSameContainer(_ other: Value) -> Bool { bits == other.bits && (tag == .object) == (other.tag == .object) }
}

/// Quoted strings and names with Hog's escapes.
enum QuotedText {
    static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count + 2)
        let mark = UInt8(truncatingIfNeeded: quote.value)
        quoted.append(mark)
        for byte in text.utf8 {
            if let letter = byte == mark ? mark : escape(byte) {
                quoted.append(UInt8(ascii: "\\"))
                quoted.append(letter)
            } else {
                quoted.append(byte)
            }
        }
        quoted.append(mark)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// The text in single quotes, with only the quotes inside escaped.
    static func escapingOnlyQuotes(_ text: String) -> String {
        let mark = UInt8(ascii: "'")
        let inside = text.utf8.flatMap { $0 == mark ? [UInt8(ascii: "\\"), mark] : [$0] }
        return String(decoding: [mark] + inside + [mark], as: UTF8.self)
    }

    /// The name, quoted in backquotes unless it is a plain identifier.
    static func name(_ name: String) -> String { isSimple(name) ? name : quoted(name, by: "`") }

    private static func isSimple(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || $0 &- UInt8(ascii: "0") < 10 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// The letter after the backslash.
    private static func escape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x08: UInt8(ascii: "b")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case 0x0A: UInt8(ascii: "n")
        case 0x09: UInt8(ascii: "t")
        case 0x00: UInt8(ascii: "0")
        case 0x07: UInt8(ascii: "a")
        case 0x0B: UInt8(ascii: "v")
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        default: nil
        }
    }
}
