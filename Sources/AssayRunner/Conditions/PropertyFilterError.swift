/// Why a property filter was refused.
public struct PropertyFilterError: Error, Equatable, Sendable {
    /// From the filter to what is wrong in it: `["value", "1"]` is the second of its values.
    public let path: [String]
    /// A sentence that says what to do.
    public let sentence: String

    init(_ path: [String], _ sentence: String) {
        self.path = path
        self.sentence = sentence
    }
}
