internal import CCurl
internal import Glibc

/// The body of a request while it is sent.
final class Upload {
    /// Bytes in all.
    let size: Int
    /// The content type.
    let type: String
    /// Why reading failed, if it did.
    private(set) var failure: HTTPError?

    private let source: Source
    private let progress: (Int, Int) -> Void
    private var sent = 0

    private enum Source {
        case bytes([UInt8])
        case file(descriptor: Int32, path: String)
    }

    /// `nil` for a request without a body.
    init?(_ body: HTTPRequest.Body, progress: @escaping (Int, Int) -> Void) throws(HTTPError) {
        self.progress = progress
        switch body {
        case .none: return nil
        case .bytes(let bytes, let type):
            source = .bytes(bytes)
            size = bytes.count
            self.type = type
        case .file(let path, let type):
            let (descriptor, size) = try Self.open(path)
            source = .file(descriptor: descriptor, path: path)
            self.size = size
            self.type = type
        }
    }

    deinit {
        if case .file(let descriptor, _) = source { close(descriptor) }
    }

    private static func open(_ path: String) throws(HTTPError) -> (descriptor: Int32, size: Int) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadableFile(path: path, reason: String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadableFile(path: path, reason: "it is not a regular file")
        }
        return (descriptor, Int(status.st_size))
    }

    /// Fills `buffer` with the next bytes and returns how many; 0 at the end, `CURL_READFUNC_ABORT` if reading fails.
    func read(into buffer: UnsafeMutableBufferPointer<CChar>) -> Int {
        let count =
            switch source {
            case .bytes(let bytes): Self.copy(bytes[sent...], into: buffer)
            case .file(let descriptor, let path): readFile(descriptor, path, into: buffer)
            }
        guard count >= 0 else { return Int(CURL_READFUNC_ABORT) }
        sent += count
        progress(sent, size)
        return count
    }

    private static func copy(_ bytes: ArraySlice<UInt8>, into buffer: UnsafeMutableBufferPointer<CChar>) -> Int {
        let count = min(bytes.count, buffer.count)
        UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes.prefix(count))
        return count
    }

    private func readFile(_ descriptor: Int32, _ path: String, into buffer: UnsafeMutableBufferPointer<CChar>) -> Int {
        // If the file grows while it is sent, the body must not become longer than announced.
        let count = Glibc.read(descriptor, buffer.baseAddress, min(buffer.count, size - sent))
        if count < 0 || (count == 0 && sent < size) {
            let reason = count < 0 ? String(cString: strerror(errno)) : "it became shorter while it was sent"
            failure = .unreadableFile(path: path, reason: reason)
            return -1
        }
        return count
    }

    /// Continues from `position`. libcurl sends the body again if a connection that was kept open turns out to be closed.
    func seek(to position: Int) -> Bool {
        if case .file(let descriptor, _) = source, lseek(descriptor, position, SEEK_SET) < 0 { return false }
        sent = position
        return true
    }
}
