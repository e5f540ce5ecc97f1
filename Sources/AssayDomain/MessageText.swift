public import JSON

/// The text of a value that an application sent to a model or got from one: a string, a message, or a list of messages.
///
/// One line a message, `role: what was said`; answers of tools and thoughts inside it are lines of their own. It is what text heuristics and
/// judges read.
public struct MessageText: Sendable {
    public let text: String

    /// Strings are as they are. Numbers and booleans, which are no messages, are as they were written, so that an output of `0` is
    /// not the same as none.
    public init(_ value: JSONValue) {
        text =
            switch value.kind {
            case .null: ""
            case .boolean, .number: value.compact.text
            case .string: value.string ?? ""
            case .object: Self.lines(of: value).joined(separator: "\n")
            case .array: value.elements.flatMap(Self.lines(ofElement:)).joined(separator: "\n")
            }
    }

    /// The text of a message's content, without who said it: a string, or a list of blocks.
    public init(content: JSONValue) { text = MessageContent.text(of: content) }

    private static func lines(ofElement element: JSONValue) -> [String] {
        element.string.map { [$0] } ?? lines(of: element)
    }

    /// Of an object; what is none says nothing.
    private static func lines(of message: JSONValue) -> [String] {
        guard message.kind == .object else { return [] }
        if let parts = MessageParts(message) { return parts.lines }
        let content = MessageContent(message["content"], calls: toolCalls(message["tool_calls"]))
        let lines = content.lines.compactMap { part in
            switch part {
            case .ofRole(let text): line(label(of: message), text)
            case .own(let text): text
            }
        }
        // Nothing is left of an empty object only.
        return lines.isEmpty && !message.members.isEmpty ? [message.compact.text] : lines
    }
}

extension MessageText {
    /// Who speaks, and which call a tool answers; `nil` where that is not said.
    static func label(of message: JSONValue) -> String? {
        guard let role = message["role"], role.isTruthy else { return nil }
        guard role.string == "tool", let call = message["tool_call_id"], call.isTruthy else { return role.asText }
        return "tool[\(call.asText)]"
    }

    /// A label keeps its line although nothing was said; `nil` where there is neither.
    static func line(_ label: String?, _ body: String) -> String? {
        switch (label, body.isEmpty) {
        case (let label?, false): "\(label): \(body)"
        case (let label?, true): "\(label):"
        case (nil, false): body
        case (nil, true): nil
        }
    }

    /// `[tool_call c1: search({"q":"Riga"})]`; the id is left out where there is none.
    static func toolCall(id: JSONValue?, name: String, arguments: JSONValue?) -> String {
        let id = id.map { $0.isTruthy ? " \($0.asText)" : "" } ?? ""
        return "[tool_call\(id): \(name)(\(arguments.map { $0.isNull ? "" : $0.asText } ?? ""))]"
    }

    private static func toolCalls(_ calls: JSONValue?) -> String {
        let calls = calls?.elements ?? []
        return calls.compactMap { call in
            guard let function = call["function"], let name = function["name"]?.string, !name.isEmpty else { return nil }
            return toolCall(id: call["id"], name: name, arguments: function["arguments"])
        }.joined(separator: " ")
    }
}

extension JSONValue {
    /// A string as it is, anything else as JSON.
    var asText: String { string ?? compact.text }

    /// False for null, `false`, zero and what is empty, as in the language that most of these messages come from.
    var isTruthy: Bool {
        switch kind {
        case .null: false
        case .boolean: boolean == true
        case .number: double != 0
        case .string: string?.isEmpty == false
        case .array: !elements.isEmpty
        case .object: !members.isEmpty
        }
    }
}
