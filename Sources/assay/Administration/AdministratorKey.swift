internal import Glibc

/// The key that the first start leaves in the data directory where no terminal could show it.
enum AdministratorKey {
    static let file = "admin.key"

    /// The key in `directory`, where its file is the caller's own and closed to everyone else.
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
