internal import JSON

extension Sample {
    /// The input as text: a string as it is, anything else as `MessageText` has it; empty where there is none.
    public var inputText: String { text(of: .input) }

    /// The output, likewise.
    public var outputText: String { text(of: .output) }

    private func text(of part: Part) -> String {
        guard let json = self[part] else { return "" }
        // A `JSONText` is JSON by its own promise; what breaks it is better read as it is than not at all.
        guard let content = try? content(of: part) else { return json.text }
        return content.string ?? MessageText(content.value).text
    }
}
