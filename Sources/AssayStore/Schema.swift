/// The tables of the database, and the migrations that create them.
enum Schema {
    /// In order. A file's `user_version` is the number of migrations that have been applied to it.
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
        PackageResources.v010_cells_and_owners_sql,
        PackageResources.v011_uniqueness_sql,
    ]

    static let version = migrations.count

    /// Identifies a file as Assay's: the letters `ASAY`.
    static let applicationID: Int64 = 0x4153_4159

    /// Applies the missing migrations, in one transaction.
    static func migrate(_ session: SQLiteSession, path: String) throws(StoreError) {
        // Checked before the file is changed in any way: it may belong to another program.
        _ = try currentVersion(in: session, path: path)
        guard try session.enableWAL() else { throw .cannotOpen(path: path, reason: "its file system has no shared memory") }
        try session.execute("BEGIN IMMEDIATE")
        do {
            let current = try currentVersion(in: session, path: path)
            if current < version {
                for migration in migrations[current...] { try session.execute(String(decoding: migration, as: UTF8.self)) }
                try session.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
            }
            try session.execute("COMMIT")
        } catch {
            _ = try? session.execute("ROLLBACK")
            throw error
        }
    }

    /// Throws if the file's schema is not exactly this program's.
    static func check(_ session: SQLiteSession, path: String) throws(StoreError) {
        let current = try currentVersion(in: session, path: path)
        if current < version { throw .olderSchema(found: current, known: version) }
    }

    /// The file's schema version, 0 for an empty file. Throws if the file is not Assay's, or its schema is newer.
    private static func currentVersion(in session: SQLiteSession, path: String) throws(StoreError) -> Int {
        let current = try number("PRAGMA user_version", session)
        let application = try number("PRAGMA application_id", session)
        let tables = try number("SELECT count(*) FROM sqlite_schema", session)
        guard application == applicationID || (application == 0 && tables == 0) else { throw .corrupt(path: path) }
        guard current <= version else { throw .newerSchema(found: Int(current), known: version) }
        return Int(current)
    }

    private static func number(_ sql: String, _ session: SQLiteSession) throws(StoreError) -> Int64 {
        try session.value(sql) ?? 0
    }
}
