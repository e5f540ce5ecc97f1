internal import JSON

/// The content of a message as lines of text: a string, or a list of blocks as providers and wrappers of their SDKs send them.
///
/// Tool results and thoughts are separate lines with their own label. All other text belongs to the message's role.
struct MessageContent {
    enum Line {
        /// Text of the message's role, whose label is still missing.
        case unlabelled(String)
        /// A complete line.
        case labelled(String)
    }

    private(set) var lines: [Line] = []
    /// Texts of the blocks for the next unlabelled line.
    private var pending: [String] = []

    /// - Parameter calls: the text of the tool calls beside the content; may be empty.
    init(_ content: JSONValue?, calls: String) {
        if let content, content.kind == .array {
            for block in content.elements { read(block) }
        } else if let content, content.isTruthy {
            pending.append(content.asText)
        }
        let last = [pending.joined(separator: " "), calls].filter { !$0.isEmpty }.joined(separator: " ")
        if lines.isEmpty || !last.isEmpty { lines.append(.unlabelled(last)) }
    }

    private mutating func read(_ block: JSONValue) {
        guard let line = Self.labelledLine(of: block) else {
            pending.append(Self.text(ofBlock: block))
            return
        }
        let before = pending.joined(separator: " ")
        if !before.isEmpty { lines.append(.unlabelled(before)) }
        pending = []
        lines.append(.labelled(line))
    }

    private static func labelledLine(of block: JSONValue) -> String? {
        switch block["type"]?.string {
        case "tool_result", "mcp_tool_result":
            let call = block["tool_use_id"].flatMap { $0.isTruthy ? "tool[\($0.asText)]" : nil }
            return MessageText.line(call ?? "tool", text(of: block["content"]))
        case "thinking":
            return MessageText.line("thinking", block["thinking"]?.asText ?? text(of: block["text"] ?? block["content"]))
        default: return nil
        }
    }

    /// The text of a content, without the role.
    static func text(of content: JSONValue?) -> String {
        MessageContent(content, calls: "").lines.map { line in
            switch line {
            case .unlabelled(let text), .labelled(let text): text
            }
        }.joined(separator: "\n")
    }

    private static func text(ofBlock block: JSONValue) -> String {
        if let call = toolCall(of: block) ?? medium(of: block) { return call }
        for key in ["text", "content"] {
            if let text = block[key], !text.isNull { return text.asText }
        }
        return block.asText
    }

    private static func toolCall(of block: JSONValue) -> String? {
        switch block["type"]?.string {
        case "function":
            guard let function = block["function"], let name = function["name"]?.string, !name.isEmpty else { return nil }
            return MessageText.toolCall(id: block["id"], name: name, arguments: function["arguments"])
        case "tool_use", "server_tool_use", "mcp_tool_use":
            guard let name = block["name"]?.string, !name.isEmpty else { return nil }
            return MessageText.toolCall(id: block["id"], name: name, arguments: block["input"])
        default: return nil
        }
    }

    /// The kind of an image, audio or file block. Its bytes are left out.
    private static func medium(of block: JSONValue) -> String? {
        let type = block["type"]?.string ?? ""
        guard let data = block["inline_data"], data.isTruthy else { return medium(inName: type) }
        return medium(inName: type) ?? medium(inName: data["mime_type"]?.string ?? "") ?? "[file]"
    }

    private static func medium(inName name: String) -> String? {
        if name.contains("image") { return "[image]" }
        if name.contains("audio") { return "[audio]" }
        return name.contains("file") || name.contains("document") ? "[file]" : nil
    }
}

/// The lines of text of a message in the form of OpenTelemetry's semantic conventions, which has its content in typed `parts`.
///
/// Texts and tool calls are one line. Tool results, thoughts and media follow as separate lines.
struct MessageParts {
    private let message: JSONValue
    private let role: String
    private var texts: [String] = []
    private var calls: [String] = []
    private var hasCalls = false
    private var followUps: [String] = []

    /// `nil` if the message does not have this form, or has ordinary content too.
    init?(_ message: JSONValue) {
        guard let role = message["role"]?.string, let parts = message["parts"], parts.kind == .array else { return nil }
        guard message["content"]?.isTruthy != true, message["tool_calls"]?.isTruthy != true else { return nil }
        self.message = message
        self.role = role
        for part in parts.elements { read(part) }
    }

    var lines: [String] {
        guard !texts.isEmpty || hasCalls || followUps.isEmpty else { return followUps }
        let body = [texts.joined(separator: " "), calls.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: " ")
        return [MessageText.line(MessageText.label(of: message), body) ?? message.compact.text] + followUps
    }

    private mutating func read(_ part: JSONValue) {
        switch part["type"]?.string {
        case "text": if let text = part.text("content") { texts.append(text) }
        case "tool_call": addCall(part, arguments: part["arguments"])
        case "server_tool_call": addCall(part, arguments: part["server_tool_call"])
        case "tool_call_response", "server_tool_call_response": addResult(part)
        case "reasoning": if let text = part.text("content") { addLine("thinking", text) }
        case "blob": addLine(role, "[\(part.modality)]")
        case "uri": addLine(role, part.text("uri").map { "[\(part.modality): \($0)]" } ?? "[\(part.modality)]")
        case "file": addLine(role, part.text("file_id").map { "[file: \($0)]" } ?? "[file]")
        case "compaction": addLine(role, part.text("content") ?? "[conversation compacted]")
        default: break
        }
    }

    private mutating func addCall(_ part: JSONValue, arguments: JSONValue?) {
        hasCalls = true
        guard let name = part.text("name") else { return }
        calls.append(MessageText.toolCall(id: part["id"], name: name, arguments: arguments))
    }

    private mutating func addResult(_ part: JSONValue) {
        let result = ["response", "result", "server_tool_call_response"].lazy.compactMap { part[$0] }.first { !$0.isNull }
        let call = part["id"].flatMap { $0.isTruthy ? $0.asText : nil }
        addLine(call.map { "tool[\($0)]" } ?? "tool", result?.asText ?? "")
    }

    private mutating func addLine(_ label: String, _ body: String) {
        if let line = MessageText.line(label.isEmpty ? nil : label, body) { followUps.append(line) }
    }
}

extension JSONValue {
    /// A member that is a non-empty string.
    fileprivate func text(_ key: String) -> String? {
        self[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The kind of medium: `image`, `audio`, `video`, …
    fileprivate var modality: String { text("modality") ?? "media" }
}
