internal import Glibc

/// Small files, whole.
enum TextFile {
    static func read(_ path: String) throws(Failure) -> String {
        guard let file = fopen(path, "re") else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            guard count > 0 else { break }
            bytes.append(contentsOf: piece.prefix(count))
        }
        guard ferror(file) == 0 else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) throws(Failure) {
        let bytes = Array(text.utf8)
        guard let file = fopen(path, "we") else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
    }
}
