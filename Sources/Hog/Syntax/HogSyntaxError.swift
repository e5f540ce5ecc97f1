/// Why a source is not a program, and where: of the parser and of the compiler.
public struct HogSyntaxError: Error, Sendable, Equatable {
    /// Without the place: ``Variable `a` already declared in this scope``.
    public let message: String
    public let place: SourcePlace

    public init(_ message: String, at place: SourcePlace) {
        self.message = message
        self.place = place
    }
}
