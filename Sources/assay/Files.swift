internal import Glibc

/// Reads and writes whole text files of at most 64 MiB.
enum TextFile {
    static func read(_ path: String) throws(Failure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        return try read(descriptor, path)
    }

    /// The text of an open file, without a byte order mark. `name` stands for it in errors.
    static func read(_ descriptor: Int32, _ name: String) throws(Failure) -> String {
        let (bytes, error) = readBytes(from: descriptor, atMost: maximumSize + 1)
        guard error == 0 else { throw Failure("\(name) cannot be read: \(String(cString: strerror(error))).") }
        guard bytes.count <= maximumSize else { throw Failure("\(name) cannot be read: it has more than \(maximumSize >> 20) MiB.") }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
    }

    private static let maximumSize = 64 << 20

    static func write(_ text: String, to path: String) throws(Failure) {
        let bytes = Array(text.utf8)
        guard let file = fopen(path, "we") else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    /// Everything up to the end of a file or a pipe; read errors are ignored.
    static func readToEnd(of descriptor: Int32) -> String {
        String(decoding: readBytes(from: descriptor, atMost: .max).bytes, as: UTF8.self)
    }

    /// Reads up to the end, an error, or a little more than `limit` bytes.
    private static func readBytes(from descriptor: Int32, atMost limit: Int) -> (bytes: [UInt8], error: Int32) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (bytes, count < 0 ? errno : 0) }
            bytes.append(contentsOf: buffer.prefix(count))
        }
        return (bytes, 0)
    }
}

/// A buffered writer to an open file. It cannot be copied, so the file closes once.
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

    /// Appends everything that `other` has written to its file.
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
            try writeUnbuffered(buffer[..<count])
        }
        buffer = []
    }

    mutating func flush() throws(Failure) {
        try writeUnbuffered(buffer[...])
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes directly to the file, before anything that is still in the buffer.
    func writeUnbuffered(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        var remaining = bytes
        while !remaining.isEmpty {
            let count = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure.unwritable(path, errno) }
            remaining = remaining.dropFirst(count)
        }
    }
}

extension FileWriter {
    /// A writer to a temporary file without a name, which disappears when it is closed.
    static func temporary() throws(Failure) -> FileWriter {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/assay-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Failure.unwritable(folder, errno) }
        unlink(template)
        return FileWriter(path: folder, descriptor: descriptor)
    }
}

/// The file of a report that is written at the end of a run. It is opened before the run, so that an unwritable path is refused before
/// hours of work, and emptied when the run begins, so that the report of an earlier run is not mistaken for this one's. A new file that
/// was never written is deleted again.
final class ReportFile {
    let path: String
    private let descriptor: Int32
    private let isNew: Bool
    private var hasContent = false

    init(_ path: String) throws(Failure) {
        self.path = path
        let created = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        isNew = created >= 0
        descriptor = isNew ? created : open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.unwritable(path, errno) }
    }

    deinit {
        close(descriptor)
        if isNew && !hasContent { unlink(path) }
    }

    /// Removes the contents of the file.
    func empty() {
        // Has no effect on a pipe or a terminal.
        ftruncate(descriptor, 0)
    }

    /// Empties the file and returns a writer at its beginning.
    func begin() throws(Failure) -> FileWriter {
        hasContent = true
        empty()
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw Failure.unwritable(path, errno) }
        return FileWriter(path: path, descriptor: copy)
    }
}
