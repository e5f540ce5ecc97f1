internal import JSON

/// The content of a message as lines of text: a string, or a list of blocks as providers and the wrappers of SDKs send them.
///
/// Answers of tools and thoughts are lines of their own, with a label of their own; all else is what the message's role says.
struct MessageContent {
    enum Line {
        case ofRole(String)
        case own(String)
    }

    private(set) var lines: [Line] = []
    /// Blocks of the line that is not complete yet.
    private var said: [String] = []

    /// - Parameter calls: the calls of tools that stand beside the content; empty where there are none.
    init(_ content: JSONValue?, calls: String) {
        if let content, content.kind == .array {
            for block in content.elements { read(block) }
        } else if let content, content.isTruthy {
            said.append(content.asText)
        }
        let last = [said.joined(separator: " "), calls].filter { !$0.isEmpty }.joined(separator: " ")
        if lines.isEmpty || !last.isEmpty { lines.append(.ofRole(last)) }
    }

    private mutating func read(_ block: JSONValue) {
        guard let line = Self.ownLine(of: block) else {
            said.append(Self.text(ofBlock: block))
            return
        }
        let before = said.joined(separator: " ")
        if !before.isEmpty { lines.append(.ofRole(before)) }
        said = []
        lines.append(.own(line))
    }

    private static func ownLine(of block: JSONValue) -> String? {
        switch block["type"]?.string {
        case "tool_result", "mcp_tool_result":
            let call = block["tool_use_id"].flatMap { $0.isTruthy ? "tool[\($0.asText)]" : nil }
            return MessageText.line(call ?? "tool", text(of: block["content"]))
        case "thinking":
            return MessageText.line("thinking", block["thinking"]?.asText ?? text(of: block["text"] ?? block["content"]))
        default: return nil
        }
    }

    /// What a content says, whoever says it.
    static func text(of content: JSONValue?) -> String {
        MessageContent(content, calls: "").lines.map { line in
            switch line {
            case .ofRole(let text), .own(let text): text
            }
        }.joined(separator: "\n")
    }

    private static func text(ofBlock block: JSONValue) -> String {
        if let call = toolCall(of: block) ?? medium(of: block) { return call }
        for key in ["text", "content"] {
            if let said = block[key], !said.isNull { return said.asText }
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

    /// Which kind of medium a block is, never its bytes.
    private static func medium(of block: JSONValue) -> String? {
        let type = block["type"]?.string ?? ""
        guard let data = block["inline_data"], data.isTruthy else { return medium(called: type) }
        return medium(called: type) ?? medium(called: data["mime_type"]?.string ?? "") ?? "[file]"
    }

    private static func medium(called name: String) -> String? {
        if name.contains("image") { return "[image]" }
        if name.contains("audio") { return "[audio]" }
        return name.contains("file") || name.contains("document") ? "[file]" : nil
    }
}
