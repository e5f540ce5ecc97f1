internal import AssayDomain
internal import JSON

/// What was said in an output: of a list of choices what each said, without who said it.
struct OutputText {
    let text: String

    init(_ output: JSONValue) {
        text =
            switch output.kind {
            case .array: Self.lines(of: output.elements)
            case .object:
                if let choices = output["choices"], choices.kind == .array {
                    Self.lines(of: choices.elements)
                } else {
                    Self.said(by: output)
                }
            default: MessageText(output).text
            }
    }

    private static func lines(of choices: [JSONValue]) -> String { choices.map(said).filter { !$0.isEmpty }.joined(separator: "\n") }

    /// Its message's content, else its refusal, else its text; a message without one of them as a whole, such as a call of a tool.
    private static func said(by choice: JSONValue) -> String {
        guard choice.kind == .object else { return MessageText(choice).text }
        let message = choice["message"].flatMap { $0.kind == .object ? $0 : nil } ?? choice
        for key in ["content", "refusal", "text"] {
            guard let said = message[key] else { continue }
            let text = said.kind == .array ? MessageText(content: said).text : MessageText(said).text
            if !text.isEmpty { return text }
        }
        return MessageText(message).text
    }
}
