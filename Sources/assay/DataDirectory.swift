internal import ArgumentParser
internal import AssayStore
internal import Glibc

/// The option `--data` of verbs that work on the data directory.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "Data directory; default: ASSAY_DATA, else data.") var directory = CommandEnvironment
        .dataDirectory

    /// The path of the database.
    var database: String { "\(directory)/assay.db" }
}

extension DataOption {
    /// Opens the database for administration, which works while the daemon runs and while it does not.
    private func openStore() throws(Failure) -> Store {
        guard access(database, F_OK) == 0 else {
            throw Failure(
                "There is no database in \(directory): `assay serve --data \(directory)` creates one, --data names another directory.")
        }
        do {
            return try Store(path: database, role: .administration)
        } catch {
            throw Failure(error.sentence)
        }
    }

    /// Opens the database, passes it to `work`, and closes it.
    func withStore<Result>(_ work: (Store) throws -> Result) throws(Failure) -> Result {
        let store = try openStore()
        defer { store.close() }
        do {
            return try work(store)
        } catch let error as StoreError {
            throw Failure(error.sentence)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("Unexpected error: \(error).")
        }
    }
}

/// The administrator's key, which the first start writes to a file of the data directory if there is no terminal to show it.
enum AdministratorKey {
    static let file = "admin.key"

    /// The key in `directory`; `nil` if another user owns the file or may read it.
    static func read(in directory: String) -> String? {
        let descriptor = open("\(directory)/\(file)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let text = String(decoding: bytes.prefix(count), as: UTF8.self).split(whereSeparator: \.isWhitespace).first
        return text.map(String.init)
    }
}
