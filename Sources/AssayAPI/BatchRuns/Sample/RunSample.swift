internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import JSON

/// Which items of a revision a run is over, where not all of them.
enum RunSample {
    /// The first in the order in which they were added.
    case first(Int)
    /// So many by chance: the same ones of the same items for the same seed. An item that is added may take the place of one of them, and
    /// leaves the others.
    case random(Int, seed: UInt64)
    /// Those whose metadata match all filters, or the first of them; `text` is what the client sent.
    case matching([PropertyFilter], text: JSONText, first: Int?)

    /// As it is stored and shown.
    var text: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            switch self {
            case .first(let count):
                json.member("kind", "first")
                json.member("n", count)
            case .random(let count, let seed):
                json.member("kind", "random")
                json.member("n", count)
                json.member("seed", seed)
            case .matching(_, let text, let count):
                json.member("kind", "where")
                json.member("where", text)
                if let count { json.member("n", count) }
            }
            json.endObject()
        }
    }
}

extension RunSample {
    /// Looks the items up in the dataset's present revision, which is the one that the run is then pinned to.
    func selection(from dataset: Dataset, _ store: Store) throws -> NewBatchRun.Selection {
        let revision = StoredRevision(store: store, dataset: dataset.id, number: dataset.revision)
        let items =
            switch self {
            case .first(let count): try revision.first(count)
            case .random(let count, let seed): try revision.random(min(count, dataset.itemCount), seed: seed)
            case .matching(let filters, _, let count): try revision.matching(filters, first: count ?? .max)
            }
        guard !items.isEmpty || dataset.itemCount == 0 else {
            throw APIError.invalid("sample", "None of the dataset's \(dataset.itemCount) items is in the sample: change its filters.")
        }
        return NewBatchRun.Selection(sample: text, revision: dataset.revision, items: items)
    }
}
