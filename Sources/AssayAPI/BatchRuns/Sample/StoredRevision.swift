internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import JSON

/// The items of one revision, read a part at a time.
struct StoredRevision {
    let store: Store
    let dataset: ID<Dataset>
    let number: Int64

    private static let part = 10_000

    func first(_ count: Int) throws(StoreError) -> [Int64] {
        var items: [Int64] = []
        while items.count < count {
            let limit = min(Self.part, count - items.count)
            let found = try store.ordinals(of: dataset, revision: number, after: items.last ?? .min, limit: limit)
            if found.isEmpty { break }
            items += found.map(\.ordinal)
        }
        return items
    }

    func matching(_ filters: [PropertyFilter], first count: Int) throws(StoreError) -> [Int64] {
        var items: [Int64] = []
        var last = Int64.min
        while items.count < count {
            let found = try store.samples(of: dataset, revision: number, after: last, limit: Self.part)
            guard let end = found.last else { break }
            items += found.filter { Self.matches($0.content.metadata, filters) }.map(\.ordinal)
            last = end.ordinal
        }
        return Array(items.prefix(count))
    }

    private static func matches(_ metadata: JSONText?, _ filters: [PropertyFilter]) -> Bool {
        let properties = metadata.flatMap { try? JSONValue(parsing: $0) }
        return filters.allSatisfy { $0.matches(properties) }
    }

    /// The items with the smallest hashes: each has the same chance. Few more than twice as many are in memory.
    func random(_ count: Int, seed: UInt64) throws(StoreError) -> [Int64] {
        var lots: [(lot: UInt64, item: Int64)] = []
        var last = Int64.min
        while case let found = try store.ordinals(of: dataset, revision: number, after: last, limit: Self.part), let end = found.last {
            lots += found.map { (Self.lot(of: $0.id, seed: seed), $0.ordinal) }
            last = end.ordinal
            if lots.count - count >= count + Self.part { Self.keep(count, of: &lots) }
        }
        Self.keep(count, of: &lots)
        return lots.map(\.item).sorted()
    }

    private static func keep(_ count: Int, of lots: inout [(lot: UInt64, item: Int64)]) {
        lots.sort { $0 < $1 }
        lots.removeLast(max(0, lots.count - count))
    }

    private static func lot(of item: ID<DatasetItem>, seed: UInt64) -> UInt64 {
        [item.high, item.low].reduce(mixed(seed)) { mixed($0 ^ $1) }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var random = SeededRandom(seed: value)
        return random.next()
    }
}
