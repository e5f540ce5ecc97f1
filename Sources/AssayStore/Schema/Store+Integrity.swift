extension Store {
    /// What SQLite finds wrong with the file (`PRAGMA quick_check`); empty where it is intact.
    public func integrityProblems() throws(StoreError) -> [String] {
        try read { (connection) throws(StoreError) in
            try connection.all("PRAGMA quick_check") { row throws(StoreError) in try row.next(as: String.self) }
        }.filter { $0 != "ok" }
    }
}
