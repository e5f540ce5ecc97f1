/// What the query of an import asks for.
struct ImportOptions: Equatable {
    /// `on_error=skip`: rows that are refused are left out, and the rest is imported. Else a single one refuses all.
    let skipsErrors: Bool
    /// `key=external_id`: an item whose `external_id` the dataset has already becomes a new version of it.
    let upserts: Bool

    init(_ query: Query) throws(APIError) {
        skipsErrors = try Self.isSet(query, "on_error", to: "skip")
        upserts = try Self.isSet(query, "key", to: "external_id")
    }

    private static func isSet(_ query: Query, _ name: String, to word: String) throws(APIError) -> Bool {
        guard let value = query[name], !value.isEmpty else { return false }
        guard value == word else {
            throw .invalid(name, code: "invalid_choice", "\"\(value)\" is not a valid choice. Use \(word), or leave it out.")
        }
        return true
    }
}
