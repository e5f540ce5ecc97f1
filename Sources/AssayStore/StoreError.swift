/// An error of the store. Each has a `sentence` for the user that says what to do.
public enum StoreError: Error, Equatable, Sendable {
    case cannotOpen(path: String, reason: String)
    /// The file is damaged, or is not an Assay database.
    case corrupt(path: String)
    /// A later version of Assay wrote the file.
    case newerSchema(found: Int, known: Int)
    /// The file was opened for administration before the daemon has migrated it.
    case olderSchema(found: Int, known: Int)
    case diskFull
    /// Another process held the database for longer than the timeout.
    case busy
    /// The write queue is full.
    case overloaded
    /// The writer has been busy with one commit for longer than any should take.
    case stuck
    /// Another process has taken the run over: nothing more can be recorded with the present fencing token.
    case leaseLost
    /// Another item of the dataset has this `external_id`.
    case externalIDTaken
    /// The store has been closed.
    case closed
    /// A value is larger than SQLite's limit, or than the one set with `limitingValues`.
    case valueTooLarge
    /// Any other SQLite error: its code and message. Neither contains stored values.
    case failed(code: Int32, reason: String)

    public var sentence: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open the database \(path) (\(reason)): check that its directory exists and that this user may read and write there."
        case .corrupt(let path):
            """
            The file \(path) is damaged or is not Assay's: restore it from a backup. To start with an empty one instead, move it away and \
            remove database-created beside it.
            """
        case .newerSchema(let found, let known):
            """
            The database was written by a newer Assay (schema \(found), this one knows \(known)): install that version again, or restore \
            the backup made before the upgrade.
            """
        case .olderSchema(let found, let known):
            "The database was written by an older Assay (schema \(found), this one needs \(known)): start assayd once to update it."
        case .diskFull:
            "The disk is full: free some space and try again. Everything acknowledged so far is kept."
        case .busy:
            "Another process has held the database for more than 5 seconds: end it, or wait for it, and try again."
        case .overloaded:
            "Too many writes are waiting: try again in a moment."
        case .stuck:
            "The database has been busy with one commit for more than 10 seconds: check its disk, and whether another process holds it."
        case .leaseLost:
            "Another process has taken this run over: it goes on there."
        case .externalIDTaken:
            "Another item of the dataset has this external_id: choose another one, or update that item."
        case .valueTooLarge:
            "A value is too large for the database to read or write: make it smaller and try again."
        case .closed:
            "Assay is shutting down: try again once it has started."
        case .failed(let code, let reason):
            "The database reported an error (\(reason), SQLite code \(code)): run `assay doctor` to check it."
        }
    }
}
