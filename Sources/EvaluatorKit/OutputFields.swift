internal import JSON

/// The members of an `output_config`, or of an object inside it, read leniently and refused by their path.
struct OutputFields {
    private let object: JSONValue
    private let path: String

    init(_ object: JSONValue, at path: String = "output_config") {
        self.object = object
        self.path = path
    }

    /// A member that is there and not null.
    subscript(name: String) -> JSONValue? { object[name].flatMap { $0.isNull ? nil : $0 } }

    func refusal(_ name: String, _ sentence: String) -> ConfigError { ConfigError("\(path).\(name)", "\(name): \(sentence)") }

    /// `false` where it is absent. The texts that forms send for a boolean are booleans.
    func boolean(_ name: String) throws(ConfigError) -> Bool {
        guard let value = self[name] else { return false }
        if let boolean = value.boolean { return boolean }
        switch value.integer.map(String.init) ?? value.string?.lowercased() {
        case "true", "t", "yes", "y", "on", "1": return true
        case "false", "f", "no", "n", "off", "0": return false
        default: throw refusal(name, "Must be true or false.")
        }
    }

    func number(_ name: String) throws(ConfigError) -> Double? {
        guard let value = self[name] else { return nil }
        guard let number = value.double else { throw refusal(name, "Must be a number.") }
        return number
    }

    /// One of the cases of an enumeration by its raw text.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of choices: Choice.Type
    ) throws(ConfigError) -> Choice? where Choice.RawValue == String {
        guard let value = self[name] else { return nil }
        guard let choice = value.string.flatMap(Choice.init) else {
            throw refusal(name, "Must be one of \(choices.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    func text(_ name: String, atMost limit: Int) throws(ConfigError) -> String {
        guard let text = self[name]?.string, !text.isEmpty else { throw refusal(name, "Must be a text that is not empty.") }
        guard text.unicodeScalars.count <= limit else { throw refusal(name, "Must have no more than \(limit) characters.") }
        return text
    }

    /// The elements of an array of objects; empty where it is absent.
    func objects(_ name: String) throws(ConfigError) -> [OutputFields] {
        var objects: [OutputFields] = []
        for (index, value) in try array(name).enumerated() {
            guard value.kind == .object else { throw refusal("\(name).\(index)", "Must be an object.") }
            objects.append(OutputFields(value, at: "\(path).\(name).\(index)"))
        }
        return objects
    }

    /// The elements of an array of texts; empty where it is absent.
    func texts(_ name: String) throws(ConfigError) -> [String] {
        var texts: [String] = []
        for (index, value) in try array(name).enumerated() {
            guard let text = value.string else { throw refusal("\(name).\(index)", "Must be a text.") }
            texts.append(text)
        }
        return texts
    }

    func object(_ name: String) throws(ConfigError) -> OutputFields? {
        guard let value = self[name] else { return nil }
        guard value.kind == .object else { throw refusal(name, "Must be an object.") }
        return OutputFields(value, at: "\(path).\(name)")
    }

    private func array(_ name: String) throws(ConfigError) -> [JSONValue] {
        guard let value = self[name] else { return [] }
        guard value.kind == .array else { throw refusal(name, "Must be a list.") }
        return value.elements
    }
}
