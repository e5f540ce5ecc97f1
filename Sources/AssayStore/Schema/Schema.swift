/// The tables, and how a file comes to have them.
enum Schema {
    /// In order; a file's `user_version` is the number of those it has been through.
    private static let migrations: [[UInt8]] = [
        PackageResources.v001_foundation_sql,
        PackageResources.v002_life_cycle_sql,
        PackageResources.v003_status_details_sql,
        PackageResources.v004_exact_means_sql,
        PackageResources.v005_choosing_samples_sql,
        PackageResources.v006_comparisons_sql,
        PackageResources.v007_names_sql,
        PackageResources.v008_evaluator_versions_sql,
        PackageResources.v009_statistics_due_sql,
    ]

    static let version = migrations.count

    /// Marks a file as Assay's: the letters `ASAY`.
    static let applicationID: Int64 = 0x4153_4159

    /// Brings the file up to date, in one transaction.
    static func migrate(_ connection: Connection, path: String) throws(StoreError) {
        // Looked at before anything is done to it: it may be another program's.
        _ = try found(in: connection, path: path)
        try keepLog(connection, path: path)
        try connection.execute("BEGIN IMMEDIATE")
        do {
            let found = try self.found(in: connection, path: path)
            if found < version {
                for migration in migrations[found...] { try connection.execute(String(decoding: migration, as: UTF8.self)) }
                try connection.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
            }
            try connection.execute("COMMIT")
        } catch {
            _ = try? connection.execute("ROLLBACK")
            throw error
        }
    }

    /// Readers go on while the writer writes only where there is a log, which takes memory that processes share.
    private static func keepLog(_ connection: Connection, path: String) throws(StoreError) {
        let mode = try connection.first("PRAGMA journal_mode = WAL") { row throws(StoreError) in try row.next(as: String.self) }
        guard mode == "wal" else { throw .cannotOpen(path: path, reason: "its file system has no shared memory") }
    }

    /// Refuses a file that has not exactly this program's tables.
    static func check(_ connection: Connection, path: String) throws(StoreError) {
        let found = try self.found(in: connection, path: path)
        if found < version { throw .olderSchema(found: found, known: version) }
    }

    /// The file's version, 0 for an empty one. Refuses what is not Assay's, or newer.
    private static func found(in connection: Connection, path: String) throws(StoreError) -> Int {
        let found = try number("PRAGMA user_version", connection)
        let application = try number("PRAGMA application_id", connection)
        let tables = try number("SELECT count(*) FROM sqlite_schema", connection)
        guard application == applicationID || (application == 0 && tables == 0) else { throw .corrupt(path: path) }
        guard found <= version else { throw .newerSchema(found: Int(found), known: version) }
        return Int(found)
    }

    private static func number(_ sql: String, _ connection: Connection) throws(StoreError) -> Int64 {
        try connection.first(sql) { row throws(StoreError) in try row.next() } ?? 0
    }
}
