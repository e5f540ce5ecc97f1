public import JSON
internal import Synchronization

/// One exchange handed to a judge.
public struct Sample: Sendable {
    /// What the sample was made from.
    public let source: Source
    /// A JSON value, like the three below; `nil` if absent or null.
    public let input: JSONText?
    public let output: JSONText?
    public let expected: JSONText?
    public let metadata: JSONText?
    private let contents = ContentCache()

    public init(
        item: ID<DatasetItem>? = nil, input: JSONText? = nil, output: JSONText? = nil, expected: JSONText? = nil, metadata: JSONText? = nil
    ) {
        source = .item(item)
        self.input = input
        self.output = output
        self.expected = expected
        self.metadata = metadata
    }

    /// The exchange that an event records. It has no expected output and no metadata: see `event`.
    public init(event: EventFacts) {
        source = .event(event)
        input = event.input?.compact
        output = event.output?.compact
        expected = nil
        metadata = nil
    }

    /// What a sample is made from.
    public enum Source: Sendable {
        /// A dataset item; `nil` if the sample is of none, such as an example in a request.
        case item(ID<DatasetItem>?)
        // Indirect, so that samples of items stay small and need no allocation.
        indirect case event(EventFacts)
    }

    /// The event that it was made from, if any.
    public var event: EventFacts? {
        if case .event(let event) = source { event } else { nil }
    }

    /// A part of a sample.
    public enum Part: String, Sendable, CaseIterable {
        case input, output, expected, metadata
    }

    public subscript(part: Part) -> JSONText? {
        switch part {
        case .input: input
        case .output: output
        case .expected: expected
        case .metadata: metadata
        }
    }
}

extension Sample {
    /// A part's value, parsed on first use and shared by all evaluators that judge the sample.
    public func content(of part: Part) throws(JSONError) -> Content? {
        guard let text = self[part] else { return nil }
        if let parsed = contents[part] { return parsed }
        let content = Content(try JSONValue(parsing: text))
        contents[part] = content
        return content
    }

    /// A part's value.
    public struct Content: Sendable {
        public let value: JSONValue
        /// The text of a JSON string; `nil` for other values.
        public let string: String?

        init(_ value: JSONValue) {
            self.value = value
            string = value.string
        }
    }
}

extension Sample {
    /// The input as text: a string unchanged, other values as `MessageText` renders them; empty without an input.
    public var inputText: String { text(of: .input) }

    /// The output as text, likewise.
    public var outputText: String { text(of: .output) }

    private func text(of part: Part) -> String {
        guard let json = self[part] else { return "" }
        // A `JSONText` should always parse. If it does not, its text is better than nothing.
        guard let content = try? content(of: part) else { return json.text }
        return content.string ?? MessageText(content.value).text
    }
}

/// The parts of a sample that have been parsed.
private final class ContentCache: Sendable {
    private struct Contents {
        var input: Sample.Content?
        var output: Sample.Content?
        var expected: Sample.Content?
        var metadata: Sample.Content?
    }

    private let contents = Mutex(Contents())

    subscript(part: Sample.Part) -> Sample.Content? {
        get {
            contents.withLock { contents in
                switch part {
                case .input: contents.input
                case .output: contents.output
                case .expected: contents.expected
                case .metadata: contents.metadata
                }
            }
        }
        set {
            contents.withLock { contents in
                switch part {
                case .input: contents.input = newValue
                case .output: contents.output = newValue
                case .expected: contents.expected = newValue
                case .metadata: contents.metadata = newValue
                }
            }
        }
    }
}
