internal import AssayDomain
internal import AssayStore

/// The filters that several lists share.
extension Query {
    /// `id__in`: ids separated by commas, in one parameter or several; `nil` where there are none.
    func ids<Thing>(_ name: String, of thing: Thing.Type) throws(APIError) -> [ID<Thing>]? {
        var ids = [ID<Thing>]()
        for entry in all(name).joined(separator: ",").split(separator: ",") {
            let text = entry.trimmingBlanks()
            if text.isEmpty { continue }
            guard let id = ID<Thing>(text) else { throw .invalid(name, "Enter a valid UUID.") }
            ids.append(id)
        }
        return ids.isEmpty ? nil : ids
    }

    /// `deleted=true` lists what was deleted; every other spelling is no filter. PostHog's API has none.
    var deleted: Bool { self["deleted"] == "true" }

    /// `search`, trimmed; `nil` where it is empty.
    func search() throws(APIError) -> String? {
        guard let text = self["search"]?.trimmingBlanks(), !text.isEmpty else { return nil }
        guard !text.utf8.contains(0) else {
            throw .invalid("search", code: "null_characters_not_allowed", "Null characters are not allowed.")
        }
        return text
    }

    /// One of a few words, as `read` knows them; `nil` where it is absent or empty.
    func choice<Choice>(_ name: String, _ read: (String) -> Choice?) throws(APIError) -> Choice? {
        guard let text = self[name], !text.isEmpty else { return nil }
        guard let choice = read(text) else { throw .noChoice(name, text) }
        return choice
    }

    /// `order_by`: columns separated by commas, in one parameter or several, `-` before one that descends.
    func ordering<Column: RawRepresentable<String> & Sendable>(by column: Column.Type) throws(APIError) -> [Ordering<Column>] {
        var order = [Ordering<Column>]()
        for entry in all("order_by").joined(separator: ",").split(separator: ",") {
            let descends = entry.hasPrefix("-")
            guard let column = Column(rawValue: String(descends ? entry.dropFirst() : entry)) else {
                throw .noChoice("order_by", String(entry))
            }
            order.append(Ordering(column, descending: descends))
        }
        return order
    }
}

extension APIError {
    static func noChoice(_ field: String, _ text: String) -> APIError {
        .invalid(field, code: "invalid_choice", "Select a valid choice. \(text) is not one of the available choices.")
    }
}
