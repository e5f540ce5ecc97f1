internal import ArgumentParser
internal import Glibc

/// The file to import. Standard input is copied to a temporary file first, because the upload announces its length before the rows and may
/// be repeated.
struct ImportFile: ~Copyable {
    /// A path that can be opened while this value exists.
    let path: String
    let contentType: String
    private let temporary: FileWriter?

    private init(path: String, contentType: String, temporary: consuming FileWriter?) {
        self.path = path
        self.contentType = contentType
        self.temporary = temporary
    }

    static func open(_ file: String, as format: ImportFileFormat) throws(Failure) -> ImportFile {
        guard file == "-" else {
            try check(file, at: file, format)
            return ImportFile(path: file, contentType: format.contentType, temporary: nil)
        }
        let temporary = try copyOfStandardInput()
        let path = "/proc/self/fd/\(temporary.descriptor)"
        try check("standard input", at: path, format)
        return ImportFile(path: path, contentType: format.contentType, temporary: temporary)
    }

    private static func copyOfStandardInput() throws(Failure) -> FileWriter {
        let copy = try FileWriter.temporary()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure("Standard input cannot be read: \(String(cString: strerror(errno))).") }
            guard count > 0 else { return copy }
            try copy.writeUnbuffered(buffer[..<count])
        }
    }

    /// Refuses an unreadable file, and a JSON array of all rows, because the server would report an error for each of its lines.
    private static func check(_ name: String, at path: String, _ format: ImportFileFormat) throws(Failure) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure("\(name) cannot be read: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard format == .jsonl, count > 0 else { return }
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        if text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "[" {
            throw Failure("\(name) is a JSON array: write one object per line, as `jq -c '.[]'` does.")
        }
    }
}

/// The format of the rows of a file.
enum ImportFileFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, tsv, jsonl

    /// The default format of a file. It depends on the name only, never on the contents.
    init(of file: String) {
        self = file.lowercased().hasSuffix(".csv") ? .csv : .jsonl
    }

    var contentType: String {
        switch self {
        case .csv: "text/csv"
        case .tsv: "text/tab-separated-values"
        case .jsonl: "application/x-ndjson"
        }
    }
}
