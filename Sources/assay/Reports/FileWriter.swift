internal import Glibc

/// Writes to an open file, many texts at a time. It cannot be copied, so the file closes once.
struct FileWriter: ~Copyable {
    let path: String
    let descriptor: Int32
    private var buffer: [UInt8] = []

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    mutating func write(_ text: String) throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Everything that another one has written.
    mutating func write(contentsOf other: inout FileWriter) throws(Failure) {
        try other.flush()
        try flush()
        lseek(other.descriptor, 0, SEEK_SET)
        buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(other.descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure.unwritable(path, errno) }
            guard count > 0 else { break }
            try put(buffer[..<count])
        }
        buffer = []
    }

    mutating func flush() throws(Failure) {
        try put(buffer[...])
        buffer.removeAll(keepingCapacity: true)
    }

    /// Past what waits to be written.
    func put(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure.unwritable(path, errno) }
            rest = rest.dropFirst(count)
        }
    }
}

extension FileWriter {
    /// Into a file that has no name and is gone afterwards.
    static func spool() throws(Failure) -> FileWriter {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/assay-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure.unwritable(folder, errno) }
        unlink(template)
        return FileWriter(path: folder, descriptor: descriptor)
    }
}

extension Failure {
    static func unwritable(_ path: String, _ code: Int32) -> Failure {
        Failure("\(path) cannot be written: \(String(cString: strerror(code))).")
    }
}
