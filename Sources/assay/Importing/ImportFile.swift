internal import Glibc

/// The file that is imported, or what stands for it: standard input is kept in a file without a name first, as the server is told the
/// length before the rows, and may ask for them again.
struct ImportFile: ~Copyable {
    /// Where it can be opened for as long as this is held.
    let path: String
    let contentType: String
    private let spool: FileWriter?

    private init(path: String, contentType: String, spool: consuming FileWriter?) {
        self.path = path
        self.contentType = contentType
        self.spool = spool
    }

    static func open(_ file: String, as format: ImportFileFormat) throws(Failure) -> ImportFile {
        guard file == "-" else {
            try check(file, at: file, format)
            return ImportFile(path: file, contentType: format.contentType, spool: nil)
        }
        let spool = try standardInput()
        let path = "/proc/self/fd/\(spool.descriptor)"
        try check("standard input", at: path, format)
        return ImportFile(path: path, contentType: format.contentType, spool: spool)
    }

    private static func standardInput() throws(Failure) -> FileWriter {
        let spool = try FileWriter.spool()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure("Standard input cannot be read: \(String(cString: strerror(errno))).") }
            guard count > 0 else { return spool }
            try spool.put(piece[..<count])
        }
    }

    /// Refuses what cannot be read, and an array of all rows, whose lines would be refused one by one.
    private static func check(_ name: String, at path: String, _ format: ImportFileFormat) throws(Failure) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure("\(name) cannot be read: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard format == .jsonl, count > 0 else { return }
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        if text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "[" {
            throw Failure("\(name) is a JSON array: write one object a line, as `jq -c '.[]'` does.")
        }
    }
}
