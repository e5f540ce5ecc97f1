public import JSON

/// One exchange handed to a judge.
public struct Sample: Sendable {
    /// JSON values; `nil` where absent or null.
    public let input: JSONText?
    public let output: JSONText?
    public let expected: JSONText?
    public let metadata: JSONText?

    public init(input: JSONText? = nil, output: JSONText? = nil, expected: JSONText? = nil, metadata: JSONText? = nil) {
        self.input = input
        self.output = output
        self.expected = expected
        self.metadata = metadata
    }
}
