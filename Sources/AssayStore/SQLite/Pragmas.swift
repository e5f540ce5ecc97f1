/// Settings and facts of a file that only SQLite has.
extension SQLiteSession {
    /// Turns on the write-ahead log, with which readers do not wait for the writer.
    ///
    /// - Returns: whether it is on. It needs shared memory, which not every file system has.
    func enableWAL() throws(StoreError) -> Bool { try value("PRAGMA journal_mode = WAL", as: String.self) == "wal" }

    func prepareForManyWrites() throws(StoreError) {
        // A checkpoint for every 16 MiB of log: each costs two flushes.
        try execute("PRAGMA wal_autocheckpoint = 4000")
        // The statement journal stays in memory: in a file, it would be larger than what the statement writes.
        try execute("PRAGMA temp_store = MEMORY")
    }

    /// Refuses rows that refer to rows that do not exist. Migrations run without it, because they replace tables.
    func enforceForeignKeys() throws(StoreError) { try execute("PRAGMA foreign_keys = ON") }

    /// Keeps the page cache small: there are dozens of reading sessions.
    func limitPageCache() throws(StoreError) { try execute("PRAGMA cache_size = -512") }

    /// Sets how safe the next transactions are after their commit. SQLite accepts this only outside a transaction.
    func setDurability(_ durability: WriteJob.Durability) throws(StoreError) {
        switch durability {
        case .full: try execute("PRAGMA synchronous = FULL")
        case .normal: try execute("PRAGMA synchronous = NORMAL")
        }
    }

    /// Bytes of the file's unused pages.
    func unusedBytes() throws(StoreError) -> Int {
        let pages = try value("PRAGMA freelist_count", as: Int.self) ?? 0
        return try pages * (value("PRAGMA page_size", as: Int.self) ?? 0)
    }

    /// The damage in the structure of the file; empty if it is intact.
    func structuralDamage() throws(StoreError) -> [String] {
        try values("PRAGMA quick_check", as: String.self).filter { $0 != "ok" }
    }

    /// One sentence for each pair of tables of which the first has rows that refer to missing rows of the second.
    func danglingReferences() throws(StoreError) -> [String] {
        try all(rowsWithMissingParents) { row throws(StoreError) in
            let (table, parent, count): (String, String, Int) = try (row.next(), row.next(), row.next())
            let rows = count == 1 ? "1 row of \(table) refers" : "\(count) rows of \(table) refer"
            return "\(rows) to rows of \(parent) that do not exist"
        }
    }
}

private let rowsWithMissingParents = """
    SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY "table", parent
    """
