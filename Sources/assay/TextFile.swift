internal import Glibc

/// Small files, whole.
enum TextFile {
    static func read(_ path: String) throws(Failure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        return rest(of: descriptor)
    }

    static func write(_ text: String, to path: String) throws(Failure) {
        let bytes = Array(text.utf8)
        guard let file = fopen(path, "we") else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    /// What comes from a file or a pipe until its end.
    static func rest(of descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: piece.prefix(count))
        }
    }
}
