/// A stretch of a program's source, in bytes of its UTF-8 from the start.
public struct SourcePlace: Sendable, Hashable {
    public let start: Int
    public let end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}
