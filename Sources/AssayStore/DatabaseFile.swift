internal import Glibc

/// Checks the file of an open database: that it is still the file that was opened, that its disk has free space, and that it can be
/// opened and read.
struct DatabaseFile: Sendable {
    private let path: String
    private let identity: Identity?

    private struct Identity: Equatable {
        let device: UInt
        let number: UInt

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
        }
    }

    /// With fewer free bytes, the next commit may fail.
    private static let minimumFreeBytes = 1 << 20

    init(path: String) {
        self.path = path
        identity = Identity(of: path)
    }

    /// Throws if a request would fail now. Opens a connection of its own, as a new thread would.
    func check() throws(StoreError) {
        // After a replacement, open connections continue in a file that is not reachable by its path.
        guard let identity, Identity(of: path) == identity else {
            throw .cannotOpen(path: path, reason: "the file was removed or replaced while Assay was running")
        }
        var volume = statvfs()
        if statvfs(path, &volume) == 0, UInt64(volume.f_bavail) * UInt64(volume.f_frsize) < Self.minimumFreeBytes { throw .diskFull }
        let session = try SQLiteSession(path: path, access: .readOnly)
        _ = try session.value("SELECT id FROM projects LIMIT 1", as: Int64.self)
    }
}

extension Store {
    /// Free bytes that bulk writes leave on the disk, for writes that must still be possible, such as dropping an import or ending a run.
    /// On a small disk, a tenth of it.
    private static let reservedBytes = 32 << 20

    /// Throws `.diskFull` if a bulk write of `bytes` would use up the reserve. Everything is written twice, to the log and to the file.
    func checkSpace(for bytes: Int) throws(StoreError) {
        var volume = statvfs()
        guard statvfs(path, &volume) == 0 else { return }
        let blockSize = Int(volume.f_frsize)
        let reserved = min(Self.reservedBytes, Int(volume.f_blocks) * blockSize / 10)
        let (free, needed) = (Int(volume.f_bavail) * blockSize, 2 * bytes + reserved)
        if free >= needed { return }
        // SQLite reuses the pages of deleted rows before the file grows.
        guard free >= reserved / 2, try free + readers.read({ (session) throws(StoreError) in try session.unusedBytes() }) >= needed
        else { throw .diskFull }
    }
}

extension Store {
    /// The damage of the file: what SQLite finds in its structure, and rows that refer to rows that do not exist. Empty if it is intact.
    public func integrityProblems() throws(StoreError) -> [String] {
        try readers.read { (session) throws(StoreError) in
            let damage = try session.structuralDamage()
            // Without intact tables and indexes, missing rows are only a consequence.
            return damage.isEmpty ? try session.danglingReferences() : damage
        }
    }
}
