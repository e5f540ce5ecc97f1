internal import JSON

extension Sample {
    /// The input as text: a string as it is, anything else as `MessageText` has it; empty where there is none.
    public var inputText: String { Self.text(of: input) }

    /// The output, likewise.
    public var outputText: String { Self.text(of: output) }

    private static func text(of json: JSONText?) -> String {
        guard let json else { return "" }
        // A `JSONText` is JSON by its own promise; what breaks it is better read as it is than not at all.
        guard let value = try? JSONValue(parsing: json) else { return json.text }
        return MessageText(value).text
    }
}
