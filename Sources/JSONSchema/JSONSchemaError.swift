/// Why a schema was refused, and where.
public struct JSONSchemaError: Error, Equatable, Sendable {
    /// The place in the schema with dots, such as `properties.words.type`; empty for the whole schema.
    public let path: String
    /// What to change, to be read after the place: `must be true or false, but is "no"`.
    public let sentence: String

    public init(path: String, sentence: String) {
        self.path = path
        self.sentence = sentence
    }

    init(_ path: [String], _ sentence: String) { self.init(path: path.joined(separator: "."), sentence: sentence) }
}
