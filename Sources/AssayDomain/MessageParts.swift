internal import JSON

/// A message in the form of OpenTelemetry's semantic conventions, whose content is in typed `parts`, as lines of text.
///
/// What is said and the calls of tools stay one line. Answers of tools, thoughts and media follow as lines of their own.
struct MessageParts {
    private let message: JSONValue
    private let role: String
    private var said: [String] = []
    private var calls: [String] = []
    private var hasCalls = false
    private var followUps: [String] = []

    /// `nil` for a message that is not in this form, or also has content in the ordinary one.
    init?(_ message: JSONValue) {
        guard let role = message["role"]?.string, let parts = message["parts"], parts.kind == .array else { return nil }
        guard message["content"]?.isTruthy != true, message["tool_calls"]?.isTruthy != true else { return nil }
        self.message = message
        self.role = role
        for part in parts.elements { read(part) }
    }

    var lines: [String] {
        guard !said.isEmpty || hasCalls || followUps.isEmpty else { return followUps }
        let body = [said.joined(separator: " "), calls.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: " ")
        return [MessageText.line(MessageText.label(of: message), body) ?? message.compact.text] + followUps
    }

    private mutating func read(_ part: JSONValue) {
        switch part["type"]?.string {
        case "text": if let text = part.text("content") { said.append(text) }
        case "tool_call": call(part, arguments: part["arguments"])
        case "server_tool_call": call(part, arguments: part["server_tool_call"])
        case "tool_call_response", "server_tool_call_response": answer(part)
        case "reasoning": if let text = part.text("content") { follow("thinking", text) }
        case "blob": follow(role, "[\(part.modality)]")
        case "uri": follow(role, part.text("uri").map { "[\(part.modality): \($0)]" } ?? "[\(part.modality)]")
        case "file": follow(role, part.text("file_id").map { "[file: \($0)]" } ?? "[file]")
        case "compaction": follow(role, part.text("content") ?? "[conversation compacted]")
        default: break
        }
    }

    private mutating func call(_ part: JSONValue, arguments: JSONValue?) {
        hasCalls = true
        guard let name = part.text("name") else { return }
        calls.append(MessageText.toolCall(id: part["id"], name: name, arguments: arguments))
    }

    private mutating func answer(_ part: JSONValue) {
        let said = ["response", "result", "server_tool_call_response"].lazy.compactMap { part[$0] }.first { !$0.isNull }
        let call = part["id"].flatMap { $0.isTruthy ? $0.asText : nil }
        follow(call.map { "tool[\($0)]" } ?? "tool", said?.asText ?? "")
    }

    private mutating func follow(_ label: String, _ body: String) {
        if let line = MessageText.line(label.isEmpty ? nil : label, body) { followUps.append(line) }
    }
}

extension JSONValue {
    /// A member that is a string with something in it.
    fileprivate func text(_ key: String) -> String? {
        self[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What kind of medium a part is.
    fileprivate var modality: String { text("modality") ?? "media" }
}
