public import AssayDomain

/// Many items into one dataset under one new revision, which nobody sees before `publish`: all or nothing.
///
/// Used by one thread. What is neither published nor abandoned when the process ends is dropped at the next start.
public final class ItemImport {
    /// Rows made so far.
    public private(set) var created = 0
    public private(set) var updated = 0

    private let store: Store
    private let target: ImportTarget
    private var isOpen = true

    fileprivate init(_ target: ImportTarget, in store: Store) {
        self.target = target
        self.store = store
    }

    deinit { try? abandon() }

    /// Adds up to 1,000 items; with `upserting`, an item whose `externalID` the dataset has already becomes its new version.
    /// Returns the positions (in `contents`) of those refused because their `externalID` is taken in the dataset or earlier in this import,
    /// which upserting never refuses for the dataset's own.
    ///
    /// Throws `.diskFull` before the disk is full: dropping the import writes as well.
    public func append(_ contents: [DatasetItem.Content]) throws(StoreError) -> [Int] {
        let size = contents.reduce(0) { $0 + $1.size }
        try store.checkSpace(for: size)
        let appended = try store.write(.normal, .bulk(rows: contents.count, bytes: size)) { [target] (connection) throws(StoreError) in
            try connection.append(contents, to: target)
        }
        created += appended.created
        updated += appended.updated
        return appended.refused
    }

    /// Makes everything visible in one short transaction and returns the dataset's new revision. On disk when it returns.
    ///
    /// Where others changed the dataset meanwhile, an item that they gave one of this import's `externalID`s becomes its new version when
    /// upserting, and is `.externalIDTaken` otherwise: nothing is published then.
    public func publish() throws(StoreError) -> Int64 {
        let (created, updated) = (created, updated)
        let published = try store.write(.full) { [target] (connection) throws(StoreError) in
            try connection.publish(target, created: created, updated: updated)
        }
        isOpen = false
        (self.created, self.updated) = (published.created, published.updated)
        return published.revision
    }

    /// Drops everything. What cannot be dropped now is dropped at the next start.
    public func abandon() throws(StoreError) {
        guard isOpen else { return }
        isOpen = false
        try store.dropImport(target.revision)
    }
}

extension Store {
    /// Begins an import; `nil` where the project has no such dataset.
    public func beginImport(into dataset: ID<Dataset>, in project: Project.Number, by user: User, upserting: Bool) throws(StoreError)
        -> ItemImport?
    {
        let target = try write(.normal) { (connection) throws(StoreError) -> ImportTarget? in
            try connection.beginImport(into: dataset, in: project, by: user.number, upserting: upserting)
        }
        return target.map { ItemImport($0, in: self) }
    }
}

extension DatasetItem.Content {
    /// About how many bytes it takes on disk.
    fileprivate var size: Int { 200 + valuesSize }
}
