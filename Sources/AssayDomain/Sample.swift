public import JSON

/// One exchange handed to a judge.
public struct Sample: Sendable {
    /// The item's; `nil` where the sample is of none.
    public let item: ID<DatasetItem>?
    /// JSON values; `nil` where absent or null.
    public let input: JSONText?
    public let output: JSONText?
    public let expected: JSONText?
    public let metadata: JSONText?
    private let contents = SampleContents()

    public init(
        item: ID<DatasetItem>? = nil, input: JSONText? = nil, output: JSONText? = nil, expected: JSONText? = nil, metadata: JSONText? = nil
    ) {
        self.item = item
        self.input = input
        self.output = output
        self.expected = expected
        self.metadata = metadata
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
    /// What a part says, parsed when somebody first asks: all who judge a sample read the same.
    public func content(of part: Part) throws(JSONError) -> Content? {
        guard let text = self[part] else { return nil }
        if let known = contents[part] { return known }
        let content = Content(try JSONValue(parsing: text))
        contents[part] = content
        return content
    }

    /// A part's value.
    public struct Content: Sendable {
        public let value: JSONValue
        /// Of a string, what it says.
        public let string: String?

        init(_ value: JSONValue) {
            self.value = value
            string = value.string
        }
    }
}
