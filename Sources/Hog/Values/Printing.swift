/// How `print` and `concat` show values: the value form, `[1, 'a']`.
extension Heap {
    func printed(_ value: Value) throws(HogFailure) -> String {
        if let simple = simpleText(value) { return simple }
        var printer = Printer(walk: Walk(self))
        try printer.print(value, of: self)
        return printer.text
    }

    /// As at the top level of `print`, where a string is shown as it is.
    func displayed(_ value: Value) throws(HogFailure) -> String {
        value.tag == .string ? string(value) : try printed(value)
    }

    /// As a part of `concat`, where null is nothing.
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

/// Writes one value.
private struct Printer: ~Copyable {
    private(set) var text = ""
    private var walk: Walk
    /// The containers around the place that is written.
    private var open: [Value] = []

    init(walk: consuming Walk) { self.walk = walk }

    mutating func print(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        try walk.step()
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
        try walk.check(bytes: text.utf8.count)
    }

    private mutating func printContainer(_ value: Value, of heap: borrowing Heap) throws(HogFailure) {
        if open.contains(where: { $0.isSameContainer(value) }) {
            text += "null"
            return
        }
        try walk.enter()
        open.append(value)
        switch value.tag {
        case .array: try print(heap.items(value), between: "[", "]", of: heap)
        case .tuple:
            let items = heap.items(value)
            try print(items, between: items.count < 2 ? "tuple(" : "(", ")", of: heap)
        default: try print(heap.members(value), of: heap)
        }
        open.removeLast()
        walk.leave()
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

    /// What should be a string without quotation marks; anything else as it prints, which may lead back to what is being printed.
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
