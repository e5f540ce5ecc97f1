/// What a key can be allowed to do.
enum KnownScopes {
    private static let all = [
        "dataset:read", "dataset:write", "evaluation:read", "evaluation:write", "organization:read", "project:read", "*",
    ]

    /// All of them, as a sentence lists them.
    static var sentence: String { all.joined(separator: ", ") }

    /// Scopes with commas between them. A misspelt one would make a key that opens nothing, so it is refused.
    static func read(_ text: String) throws(Failure) -> [String] {
        let scopes = text.split(separator: ",").map { String($0.filter { $0 != " " }) }
        guard !scopes.isEmpty else { throw Failure("--scopes must name at least one of \(sentence).") }
        for scope in scopes where !all.contains(scope) {
            throw Failure("Unknown scope \(scope.inQuotes). Valid scopes: \(sentence).")
        }
        return scopes
    }
}
