/// Why the store could not do what was asked. Each has a sentence that says what to do.
public enum StoreError: Error, Equatable, Sendable {
    case cannotOpen(path: String, reason: String)
    /// The file is not a database, or a damaged one.
    case corrupt(path: String)
    /// Written by a later version of Assay.
    case newerSchema(found: Int, known: Int)
    /// Opened for administration before the daemon has brought it up to date.
    case olderSchema(found: Int, known: Int)
    case diskFull
    /// Another process held the database for longer than the time-out.
    case busy
    /// The store has been closed.
    case closed
    /// Something this program did not expect of SQLite: its code and words, never a value.
    case failed(code: Int32, reason: String)

    public var sentence: String { fatalError("unwritten") }
}
