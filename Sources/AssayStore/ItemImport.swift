public import AssayDomain

/// Many items into one dataset under one new revision, which nobody sees before `publish`: all or nothing.
///
/// Used by one thread. What is neither published nor abandoned when the process ends is dropped at the next start.
public final class ItemImport {
    /// Rows made so far.
    public private(set) var created = 0
    public private(set) var updated = 0

    /// Adds up to 1,000 items; with `upserting`, an item whose `externalID` the dataset has already becomes its new version.
    /// Returns the positions (in `contents`) of those refused because their `externalID` is taken in the dataset or earlier in this import,
    /// which upserting never refuses for the dataset's own.
    public func append(_ contents: [DatasetItem.Content]) throws(StoreError) -> [Int] { fatalError("unwritten") }

    /// Makes everything visible in one short transaction and returns the dataset's new revision. On disk when it returns.
    public func publish() throws(StoreError) -> Int64 { fatalError("unwritten") }

    /// Drops everything.
    public func abandon() { fatalError("unwritten") }
}

extension Store {
    public func beginImport(into dataset: ID<Dataset>, in project: Project.Number, by user: User, upserting: Bool) throws(StoreError)
        -> ItemImport?
    { fatalError("unwritten") }
}
