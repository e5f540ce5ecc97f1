/// An error of the parser or the compiler: why a source is not a program, and where.
public struct HogSyntaxError: Error, Sendable, Equatable {
    /// Without the place: ``Variable `a` already declared in this scope``.
    public let message: String
    public let place: SourcePlace

    public init(_ message: String, at place: SourcePlace) {
        self.message = message
        self.place = place
    }
}

extension HogSyntaxError {
    /// With the place, in one sentence: ``line 3, column 8: Unexpected … near `return (` ``. A hint follows if there is one.
    public func sentence(in source: String) -> String {
        let line = SourceLine(of: place, in: source)
        let message = message.hasSuffix(".") ? String(message.dropLast()) : message
        let advice = hint(in: source).map { ". \($0)" } ?? ""
        return "line \(line.number), column \(line.column): \(message)\(line.text.isEmpty ? "" : " near `\(line.excerpt)`")\(advice)"
    }
}
