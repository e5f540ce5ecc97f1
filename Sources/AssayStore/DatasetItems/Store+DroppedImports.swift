extension Store {
    /// Drops the rows of an import that was not published.
    func dropImport(_ revision: Int64) throws(StoreError) {
        // By the thousand, so that others can write in between.
        while try write(.normal, .bulk(rows: 1000, bytes: 0), { (connection) throws(StoreError) in try connection.dropSome(of: revision) })
        {}
    }

    /// Drops what imports left that were running when the daemon ended.
    func dropInterruptedImports() throws(StoreError) {
        let unpublished = try read { (connection) throws(StoreError) in
            try connection.all("SELECT id FROM dataset_revisions WHERE number IS NULL") { row throws(StoreError) in
                try row.next(as: Int64.self)
            }
        }
        for revision in unpublished { try dropImport(revision) }
    }
}

extension Connection {
    /// Whether there may be more. The revision goes last.
    fileprivate func dropSome(of revision: Int64) throws(StoreError) -> Bool {
        let next = try first(lastOfUnpublished, revision) { row throws(StoreError) in
            try (first: row.next(as: Int64?.self), last: row.next(as: Int64?.self))
        }
        guard let next else { return false }
        guard let first = next.first, let last = next.last, first <= last else {
            try run("DELETE FROM dataset_revisions WHERE id = ? AND number IS NULL", revision)
            return false
        }
        let from = max(first, last - 999)
        try run("DELETE FROM dataset_items WHERE id >= ? AND id <= ? AND begins = ?", from, last, revision)
        try run("UPDATE dataset_revisions SET last_item = ? WHERE id = ?", from - 1, revision)
        return true
    }
}

private let lastOfUnpublished = "SELECT first_item, last_item FROM dataset_revisions WHERE id = ? AND number IS NULL"
