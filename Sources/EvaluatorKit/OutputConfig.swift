public import JSON

/// The kinds of answer an evaluation can ask for.
public enum OutputType: String, Sendable, CaseIterable {
    case boolean, numeric, categorical
}

/// `output_config`, decoded: what an answer may be and when it is good news.
public enum OutputConfig: Sendable, Equatable {
    case boolean(allowsNA: Bool)

    /// Reads and checks the object that a client sent.
    public init(_ type: OutputType, parsing object: JSONValue) throws(ConfigError) { fatalError("unwritten") }

    /// As it is stored: `{"allows_na":false}`.
    public var normalised: JSONText { fatalError("unwritten") }

    public var allowsNA: Bool { fatalError("unwritten") }
}
