public import AssayDomain
public import JSON

/// Which items of a dataset revision a run covers, if not all.
public enum ItemSelection: Sendable {
    /// The items that were added first.
    case first(Int)
    /// A random sample of this size. The same items and seed give the same sample; adding an item changes at most one item of it.
    case random(Int, seed: UInt64)
    /// The items whose metadata match all filters, or the first of those. The filters are as the client sent them.
    case matching([JSONValue], first: Int?)

    /// JSON, as stored and as shown by the API.
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

    /// Reads the JSON that `text` writes; `nil` for anything else.
    init?(_ text: JSONText) {
        guard let value = try? JSONValue(parsing: text) else { return nil }
        switch (value["kind"]?.string, value["n"]?.integer) {
        case ("first"?, let count?): self = .first(count)
        case ("random"?, let count?): self = .random(count, seed: value["seed"]?.numberText.flatMap { UInt64($0) } ?? 0)
        case ("where"?, let count): self = .matching(value["where"]?.elements ?? [], first: count)
        default: return nil
        }
    }

    /// Checks the filters by compiling them, which takes up to some hundredths of a second.
    public func check() throws(PropertyFilterError) {
        guard case .matching(let sent, _) = self else { return }
        let filters = try PropertyFilter.list(parsing: sent)
        // Items only have metadata; the default type `event` means metadata here.
        guard let position = filters.firstIndex(where: { $0.type != .event && $0.type != .metadata }) else { return }
        throw PropertyFilterError(["\(position)", "type"], "A sample's filters look at the metadata of items: leave type out.")
    }
}

extension JSONWriter {
    fileprivate mutating func write(count: Int) {
        key("n")
        integer(count)
    }
}
