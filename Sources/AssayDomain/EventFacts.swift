public import JSON

/// What evaluators and conditions read of an event.
public struct EventFacts: Sendable {
    public let uuid: ID<EventFacts>
    /// Such as `$ai_generation`.
    public let name: String
    public let distinctID: String
    public let timestamp: Timestamp
    /// All properties, with the model's input and output: an object, parsed once for all evaluations; `nil` if they are not an object.
    public let properties: JSONValue?
    /// The properties of the person whose event it is, likewise; `nil` if they are unknown.
    public let personProperties: JSONValue?

    public init(
        uuid: ID<EventFacts>, name: String, distinctID: String, timestamp: Timestamp, properties: JSONText,
        personProperties: JSONText? = nil
    ) {
        self.uuid = uuid
        self.name = name
        self.distinctID = distinctID
        self.timestamp = timestamp
        self.properties = Self.object(properties)
        self.personProperties = personProperties.flatMap(Self.object)
    }

    private static func object(_ text: JSONText) -> JSONValue? {
        guard let value = try? JSONValue(parsing: text), value.kind == .object else { return nil }
        return value
    }
}

extension EventFacts {
    /// The name of events that record one call of a model.
    public static let generation = "$ai_generation"

    /// What the model or the step was given; `nil` without an input.
    public var input: JSONValue? { first(of: name == Self.generation ? ["$ai_input", "$ai_input_state"] : ["$ai_input_state"]) }

    /// What the model or the step answered; `nil` without an output.
    public var output: JSONValue? {
        first(of: name == Self.generation ? ["$ai_output_choices", "$ai_output", "$ai_output_state"] : ["$ai_output_state"])
    }

    /// The tools that the model could call, as the application sent them; `nil` without tools.
    public var tools: JSONValue? { first(of: ["$ai_tools"]) }

    /// Whether the call of the model failed, so that its output says nothing about the model.
    public var isError: Bool {
        guard let flag = properties?["$ai_is_error"] else { return false }
        return flag.boolean ?? (flag.string?.lowercased().split(whereSeparator: \.isWhitespace) == ["true"])
    }

    /// The first property that is not null, `false`, zero or empty.
    private func first(of names: [String]) -> JSONValue? {
        for name in names {
            if let value = properties?[name], value.isTruthy { return value }
        }
        return nil
    }
}
