internal import Glibc

/// The file of an open database: whether it is still the one that was opened, has room to grow, and can be read by whoever comes next.
struct DatabaseFile: Sendable {
    private let path: String
    private let identity: Identity?

    private struct Identity: Equatable {
        let device: UInt
        let number: UInt

        init?(of path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return nil }
            (device, number) = (UInt(facts.st_dev), UInt(facts.st_ino))
        }
    }

    /// With less room the next commit may fail.
    private static let leastRoom = 1 << 20

    init(path: String) {
        self.path = path
        identity = Identity(of: path)
    }

    /// Throws where a request would fail: by opening a connection of its own, as a thread does that has none yet.
    func check() throws(StoreError) {
        // Whoever had it open goes on in a file that nobody will find.
        guard let identity, Identity(of: path) == identity else {
            throw .cannotOpen(path: path, reason: "the file was removed or replaced while Assay was running")
        }
        var volume = statvfs()
        if statvfs(path, &volume) == 0, UInt64(volume.f_bavail) * UInt64(volume.f_frsize) < Self.leastRoom { throw .diskFull }
        let connection = try Connection(path: path, access: .readOnly)
        _ = try connection.first("SELECT id FROM projects LIMIT 1") { row throws(StoreError) in try row.next(as: Int64.self) }
    }
}
