/// A program as PostHog stores it: `["_H", 1, 33, 2, 33, 1, 6, 38]`, and where each element comes from.
public struct Bytecode: Sendable {
    /// With the header.
    public var elements: [Element]
    /// For each element the place in the source that it was compiled from; empty where there is no source.
    public var places: [SourcePlace]

    public init(elements: [Element], places: [SourcePlace] = []) {
        self.elements = elements
        self.places = places
    }
}
