internal import AssayDomain
internal import Hog
internal import JSON

/// The globals of a program: those of an event as PostHog has them, and an item described as if it were a generation. Each is only parsed and
/// converted when the program reads it.
struct SampleGlobals: Globals {
    private let sample: Sample

    init(_ sample: Sample) { self.sample = sample }

    func global(_ name: String) -> Global? {
        switch name {
        case "input": text(of: .input)
        case "output": text(of: .output)
        case "expected": expected
        case "metadata": .object(metadata)
        case "properties": .object(properties)
        case "event": event
        case "target": target
        case "evaluation_events": .array([evaluationEvent])
        default: nil
        }
    }

    /// `nil` if the part is absent or null.
    private func value(of part: Sample.Part) -> JSONValue? {
        // A part that is not valid JSON counts as absent.
        guard let value = try? sample.content(of: part)?.value, !value.isNull else { return nil }
        return value
    }

    private func text(of part: Sample.Part) -> Global {
        guard let content = try? sample.content(of: part), !content.value.isNull else { return .text("") }
        return .text(content.string ?? PythonStyleText.text(of: content.value))
    }

    /// The item's own expected output, else `expected` in its metadata, else null.
    private var expected: Global {
        if let value = value(of: .expected) { return .json(value) }
        return value(of: .metadata)?["expected"].map { .json($0) } ?? .null
    }

    private var metadata: GlobalMembers { members(of: value(of: .metadata)) }

    private func members(of object: JSONValue?) -> GlobalMembers { (object?.members ?? []).map { ($0.key, .json($0.value)) } }

    /// The event's properties. For an item, its metadata, with the input and the output under the names that they have in an event.
    private var properties: GlobalMembers {
        if let event = sample.event { return members(of: event.properties) }
        let exchange = [("$ai_input", Sample.Part.input), ("$ai_output", .output)].compactMap { key, part in
            value(of: part).map { (key: key, value: Global.json($0)) }
        }
        let metadata = metadata
        return metadata + exchange.filter { member in !metadata.contains { $0.key == member.key } }
    }

    /// The event's properties, or the item's metadata.
    private var facts: JSONValue? {
        switch sample.source {
        case .item: value(of: .metadata)
        case .event(let event): event.properties
        }
    }

    private var uuid: Global {
        switch sample.source {
        case .item(let id): .text(id?.description ?? "")
        case .event(let event): .text(event.uuid.description)
        }
    }

    private var eventName: Global { .text(sample.event?.name ?? EventFacts.generation) }

    private var event: Global {
        .object([("uuid", uuid), ("event", eventName), ("distinct_id", .text(sample.event?.distinctID ?? ""))])
    }

    private var target: Global {
        .object([
            ("type", .text("generation")), ("id", uuid), ("total_cost_usd", property("$ai_total_cost_usd")),
            ("total_latency_seconds", property("$ai_latency")),
        ])
    }

    private var evaluationEvent: Global {
        .object([
            ("uuid", uuid), ("event", eventName), ("timestamp", .text(sample.event?.timestamp.description ?? "")),
            ("input", text(of: .input)), ("output", text(of: .output)),
            ("properties", .object(members(of: facts).filter { !Self.largeProperties.contains($0.key) })),
            ("input_text", .text(sample.inputText)),
            ("output_text", .text(value(of: .output).map { OutputText($0).text } ?? "")),
        ])
    }

    private func property(_ name: String) -> Global { facts?[name].map { .json($0) } ?? .null }

    /// Properties that `evaluation_events` leaves out.
    private static let largeProperties: Set = [
        "$ai_input", "$ai_output", "$ai_output_choices", "$ai_input_state", "$ai_output_state", "$ai_tools",
    ]
}

private typealias GlobalMembers = [(key: String, value: Global)]

/// The text of an output, without roles: for a list of choices, one line per choice.
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
                    Self.content(of: output)
                }
            default: MessageText(output).text
            }
    }

    private static func lines(of choices: [JSONValue]) -> String { choices.map(content).filter { !$0.isEmpty }.joined(separator: "\n") }

    /// The message's content, else its refusal, else its text, else the whole message, such as a tool call.
    private static func content(of choice: JSONValue) -> String {
        guard choice.kind == .object else { return MessageText(choice).text }
        let message = choice["message"].flatMap { $0.kind == .object ? $0 : nil } ?? choice
        for key in ["content", "refusal", "text"] {
            guard let content = message[key] else { continue }
            let text = content.kind == .array ? MessageText(content: content).text : MessageText(content).text
            if !text.isEmpty { return text }
        }
        return MessageText(message).text
    }
}
