internal import Glibc

/// Small files, whole.
enum TextFile {
    static func read(_ path: String) throws(Failure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        return try read(descriptor, path)
    }

    /// What is there, without the mark of its byte order.
    static func read(_ descriptor: Int32, _ name: String) throws(Failure) -> String {
        let (bytes, error) = gather(from: descriptor, atMost: largest + 1)
        guard error == 0 else { throw Failure("\(name) cannot be read: \(String(cString: strerror(error))).") }
        guard bytes.count <= largest else { throw Failure("\(name) cannot be read: more than \(largest >> 20) MiB are too much.") }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
    }

    private static let largest = 64 << 20

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
        String(decoding: gather(from: descriptor, atMost: .max).bytes, as: UTF8.self)
    }

    /// Up to its end, an error, or a little more than is wanted.
    private static func gather(from descriptor: Int32, atMost limit: Int) -> (bytes: [UInt8], error: Int32) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (bytes, count < 0 ? errno : 0) }
            bytes.append(contentsOf: piece.prefix(count))
        }
        return (bytes, 0)
    }
}
