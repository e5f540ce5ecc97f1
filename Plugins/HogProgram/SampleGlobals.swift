internal import AssayDomain
internal import Hog
internal import JSON

/// What a program sees of an item, as PostHog shows it a generation: nothing is read or converted that the program does not ask for.
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

    /// `nil` where there is none, or null.
    private func value(of part: Sample.Part) -> JSONValue? {
        // A part that breaks the promise to be JSON is as good as none.
        guard let value = try? sample.content(of: part)?.value, !value.isNull else { return nil }
        return value
    }

    private func text(of part: Sample.Part) -> Global {
        guard let content = try? sample.content(of: part), !content.value.isNull else { return .text("") }
        return .text(content.string ?? HostText.text(of: content.value))
    }

    /// The item's own, else `expected` of its metadata, else null.
    private var expected: Global {
        if let value = value(of: .expected) { return .json(value) }
        return value(of: .metadata)?["expected"].map { .json($0) } ?? .null
    }

    private var metadata: GlobalMembers { (value(of: .metadata)?.members ?? []).map { ($0.key, .json($0.value)) } }

    /// The metadata, and input and output as an event has them.
    private var properties: GlobalMembers {
        let given = [("$ai_input", Sample.Part.input), ("$ai_output", .output)].compactMap { key, part in
            value(of: part).map { (key: key, value: Global.json($0)) }
        }
        let metadata = metadata
        return metadata + given.filter { given in !metadata.contains { $0.key == given.key } }
    }

    private var uuid: Global { .text(sample.item?.description ?? "") }

    private var event: Global {
        .object([("uuid", uuid), ("event", Self.generation), ("distinct_id", .text(""))])
    }

    private var target: Global {
        .object([
            ("type", .text("generation")), ("id", uuid), ("total_cost_usd", property("$ai_total_cost_usd")),
            ("total_latency_seconds", property("$ai_latency")),
        ])
    }

    private var evaluationEvent: Global {
        .object([
            ("uuid", uuid), ("event", Self.generation), ("timestamp", .text("")), ("input", text(of: .input)),
            ("output", text(of: .output)), ("properties", .object(metadata.filter { !Self.heavy.contains($0.key) })),
            ("input_text", .text(sample.inputText)),
            ("output_text", .text(value(of: .output).map { OutputText($0).text } ?? "")),
        ])
    }

    private func property(_ name: String) -> Global { value(of: .metadata)?[name].map { .json($0) } ?? .null }

    private static let generation = Global.text("$ai_generation")

    /// What the properties of an evaluation's events leave out.
    private static let heavy: Set = [
        "$ai_input", "$ai_output", "$ai_output_choices", "$ai_input_state", "$ai_output_state", "$ai_tools",
    ]
}

private typealias GlobalMembers = [(key: String, value: Global)]
