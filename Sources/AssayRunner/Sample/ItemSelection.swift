internal import AssayDomain
public import JSON

/// Which items of a revision a run is over, where not all of them.
public enum ItemSelection: Sendable {
    /// The first in the order in which they were added.
    case first(Int)
    /// So many by chance: the same ones of the same items for the same seed. An item that is added may take the place of one of them, and
    /// leaves the others.
    case random(Int, seed: UInt64)
    /// Those whose metadata match all filters, or the first of them; the filters are as the client sent them.
    case matching([JSONValue], first: Int?)

    /// As it is stored and shown.
    public var text: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("kind")
            switch self {
            case .first(let count):
                json.string("first")
                json.write(count: count)
            case .random(let count, let seed):
                json.string("random")
                json.write(count: count)
                json.key("seed")
                json.integer(seed)
            case .matching(let filters, let count):
                json.string("where")
                json.key("where")
                json.beginArray()
                for filter in filters { json.json(filter.compact) }
                json.endArray()
                if let count { json.write(count: count) }
            }
            json.endObject()
        }
    }

    /// Reads what `text` wrote; `nil` for anything else.
    init?(_ text: JSONText) {
        guard let value = try? JSONValue(parsing: text) else { return nil }
        switch (value["kind"]?.string, value["n"]?.integer) {
        case ("first"?, let count?): self = .first(count)
        case ("random"?, let count?): self = .random(count, seed: value["seed"]?.numberText.flatMap { UInt64($0) } ?? 0)
        case ("where"?, let count): self = .matching(value["where"]?.elements ?? [], first: count)
        default: return nil
        }
    }

    /// Whether its filters can be made ready, which takes up to some hundredths of a second.
    public func check() throws(PropertyFilterError) {
        guard case .matching(let sent, _) = self else { return }
        let filters = try PropertyFilter.list(parsing: sent)
        // What a filter of no other type is about.
        guard let position = filters.firstIndex(where: { !["event", "metadata"].contains($0.type) }) else { return }
        throw PropertyFilterError(["\(position)", "type"], "A sample's filters look at the metadata of items: leave type out.")
    }
}

extension JSONWriter {
    fileprivate mutating func write(count: Int) {
        key("n")
        integer(count)
    }
}
