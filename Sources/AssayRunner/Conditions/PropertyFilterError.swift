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

/// Why it is not known whether a property is as demanded.
public enum PropertySearchError: Error, Equatable, Sendable {
    /// Looking for a pattern in a text so long may take seconds in which nothing interrupts it.
    case takesTooLong
    /// The search was not wanted any longer.
    case interrupted
}
