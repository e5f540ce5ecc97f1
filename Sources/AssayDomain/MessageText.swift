public import JSON

/// The text that evaluators read of a value that an application sent to a model or received from it: a string, a message, or a list of
/// messages.
///
/// Each message is one line, `role: text`. Tool results and thoughts inside a message are separate lines.
public struct MessageText: Sendable {
    public let text: String

    /// A string is unchanged. Numbers and booleans keep their JSON text, so that an output of `0` differs from a missing output.
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

    /// The text of a message's content, without the role: a string, or a list of blocks.
    public init(content: JSONValue) { text = MessageContent.text(of: content) }

    private static func lines(ofElement element: JSONValue) -> [String] {
        element.string.map { [$0] } ?? lines(of: element)
    }

    /// The lines of a message; empty if the value is not an object.
    private static func lines(of message: JSONValue) -> [String] {
        guard message.kind == .object else { return [] }
        if let parts = MessageParts(message) { return parts.lines }
        let content = MessageContent(message["content"], calls: toolCalls(message["tool_calls"]))
        let lines = content.lines.compactMap { part in
            switch part {
            case .unlabelled(let text): line(label(of: message), text)
            case .labelled(let text): text
            }
        }
        // An object without role and content is shown as JSON; `{}` has no text.
        return lines.isEmpty && !message.members.isEmpty ? [message.compact.text] : lines
    }
}

extension MessageText {
    /// The role, with the id of the call if it is a tool's result; `nil` without a role.
    static func label(of message: JSONValue) -> String? {
        guard let role = message["role"], role.isTruthy else { return nil }
        guard role.string == "tool", let call = message["tool_call_id"], call.isTruthy else { return role.asText }
        return "tool[\(call.asText)]"
    }

    /// A label and a text as one line. A label without text is a line too; `nil` if both are missing.
    static func line(_ label: String?, _ body: String) -> String? {
        switch (label, body.isEmpty) {
        case (let label?, false): "\(label): \(body)"
        case (let label?, true): "\(label):"
        case (nil, false): body
        case (nil, true): nil
        }
    }

    /// `[tool_call c1: search({"q":"Riga"})]`; without an id `[tool_call: search(…)]`.
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
    /// The text of a string; other values as JSON.
    var asText: String { string ?? compact.text }

    /// As in Python: null, `false`, zero and empty values are false.
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
