internal import AssayStore
internal import Glibc

extension DataOption {
    /// The database, for administration: whether the daemon runs or not.
    func store() throws(Failure) -> Store {
        guard access(database, F_OK) == 0 else {
            throw Failure(
                "There is no database in \(directory): `assay serve --data \(directory)` makes one, --data names another directory.")
        }
        do {
            return try Store(path: database, role: .administration)
        } catch {
            throw Failure(error.sentence)
        }
    }

    /// Opens the database, works on it, and closes it.
    func administer<Result>(_ work: (Store) throws -> Result) throws(Failure) -> Result {
        let store = try store()
        defer { store.close() }
        do {
            return try work(store)
        } catch let error as StoreError {
            throw Failure(error.sentence)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("Something unexpected: \(error).")
        }
    }
}
