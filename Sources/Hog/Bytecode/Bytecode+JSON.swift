public import JSON

extension Bytecode {
    /// Reads the JSON that `json` writes and PostHog stores. It does not check that it is a valid program; see `Verifier`.
    public init(json: JSONValue) throws(HogFailure) {
        guard json.kind == .array else { throw HogFailure.machine("Invalid bytecode. Must start with '_H'") }
        let values = json.elements
        guard values.count <= Self.maximumCount else {
            throw HogFailure.machine("Invalid bytecode. More than \(Self.maximumCount) elements").at(Self.maximumCount)
        }
        var elements: [BytecodeElement] = []
        elements.reserveCapacity(values.count)
        var text = 0
        for (position, value) in values.enumerated() {
            let element = try BytecodeElement(json: value, at: position)
            if case .string(let string) = element { text += string.utf8.count }
            guard text <= Self.maximumText else {
                throw HogFailure.machine("Invalid bytecode. More than \(Self.maximumText) bytes of text").at(position)
            }
            elements.append(element)
        }
        self.init(elements: elements)
    }

    /// The JSON array, which PostHog's machines can run, too.
    public var json: JSONText {
        JSONWriter.text { json in
            json.beginArray()
            for element in elements { element.write(to: &json) }
            json.endArray()
        }
    }
}

extension BytecodeElement {
    fileprivate init(json: JSONValue, at position: Int) throws(HogFailure) {
        switch json.kind {
        case .null: self = .null
        case .boolean: self = .boolean(json.boolean == true)
        case .number: self = try Self.number(json.numberText ?? "", at: position)
        case .string:
            guard json.loneSurrogate == nil, let string = json.string else {
                throw HogFailure.machine("Invalid bytecode. Element \(position) has half a surrogate pair").at(position)
            }
            self = .string(string)
        case .array, .object:
            throw HogFailure.machine("Invalid bytecode. Element \(position) is neither a number nor a string nor a constant").at(position)
        }
    }

    /// Reads a number like Python: with a fraction or an exponent it is a float, even if it is whole.
    private static func number(_ text: String, at position: Int) throws(HogFailure) -> BytecodeElement {
        if text.utf8.contains(where: { ".eE".utf8.contains($0) }) {
            return .float(Double(text) ?? (text.utf8.first == UInt8(ascii: "-") ? -.infinity : .infinity))
        }
        guard let integer = Int(text) else {
            throw HogFailure.machine("Invalid bytecode. Element \(position) does not fit into 64 bits").at(position)
        }
        return .integer(integer)
    }

    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .boolean(let value): json.boolean(value)
        case .integer(let value): json.integer(value)
        // JSON has no infinity, but a number beyond the range of doubles is read as one.
        case .float(let value) where value.isInfinite: json.json(JSONText(compact: value < 0 ? "-1e999" : "1e999"))
        case .float(let value): json.number(value)
        case .string(let value): json.string(value)
        }
    }
}
