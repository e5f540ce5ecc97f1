internal import Glibc

/// A file that keeps some disk space back, so that the daemon can start and answer reads on a full disk: SQLite needs room for its shared
/// memory file, and `assay serve` for nginx's configuration.
struct DiskReserve {
    private let path: String
    private let directory: String

    private static let size = 2 << 20
    /// Enough for a start, where the disk is so full that the whole reserve cannot be had.
    private static let smallest = size / 2

    init(in directory: DataDirectory) {
        self.directory = directory.path
        path = "\(directory.path)/reserve"
    }

    /// Gives the space back if there is hardly any other. Whether it did.
    func releaseIfNeeded() -> Bool {
        guard let free, free < Self.size else { return false }
        return unlink(path) == 0
    }

    /// Takes the space if it is not taken yet. On a disk that is full, the next start may have to do without.
    func take() {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_size < off_t(Self.smallest) else { return }
        for size in [Self.size, Self.smallest] where posix_fallocate(descriptor, 0, off_t(size)) == 0 { return }
        unlink(path)
    }

    /// Bytes that this user may still write to the disk.
    private var free: Int? {
        var facts = statvfs()
        guard statvfs(directory, &facts) == 0 else { return nil }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }
}
