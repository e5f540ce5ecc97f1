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
    /// More waits to be written than can be taken on.
    case overloaded
    /// The writer has been at one commit for longer than any should take.
    case stuck
    /// Another item of the dataset has this `external_id`.
    case externalIDTaken
    /// The store has been closed.
    case closed
    /// A value is larger than the caller of `limitingValues` wants to read.
    case valueTooLarge
    /// Something this program did not expect of SQLite: its code and words, never a value.
    case failed(code: Int32, reason: String)

    public var sentence: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open the database \(path) (\(reason)): check that its directory exists and that this user may read and write there."
        case .corrupt(let path):
            "The file \(path) is damaged or is not Assay's: restore it from a backup, or move it away to start with an empty one."
        case .newerSchema(let found, let known):
            """
            The database was written by a newer Assay (schema \(found), this one knows \(known)): install that version again, or restore \
            the backup made before the upgrade.
            """
        case .olderSchema(let found, let known):
            "The database is an older Assay's (schema \(found), this one needs \(known)): start assayd once to bring it up to date."
        case .diskFull:
            "The disk is full: free some space and try again. Everything acknowledged so far is kept."
        case .busy:
            "Another process has held the database for more than 5 seconds: end it, or wait for it, and try again."
        case .overloaded:
            "More is waiting to be written than the database keeps up with: try again in a moment."
        case .stuck:
            "The database has been at one commit for more than 10 seconds: see whether its disk answers and whether another process holds it."
        case .externalIDTaken:
            "Another item of the dataset has this external_id: choose another one, or update that item."
        case .valueTooLarge:
            "A stored value is too large to be read here."
        case .closed:
            "Assay is shutting down: try again once it has started."
        case .failed(let code, let reason):
            "The database refused (\(reason), SQLite code \(code)): run `assay doctor` to see what is wrong with it."
        }
    }
}
