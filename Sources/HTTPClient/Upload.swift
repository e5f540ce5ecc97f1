internal import CCurl
internal import Glibc

/// The body of a request on its way out.
final class Upload {
    /// Bytes in all.
    let size: Int
    let type: String
    /// Why reading stopped, where it did.
    private(set) var failure: HTTPError?

    private let source: Source
    private let progress: (Int, Int) -> Void
    private var sent = 0

    private enum Source {
        case bytes([UInt8])
        case file(descriptor: Int32, path: String)
    }

    /// `nil` where there is nothing to send.
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
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadableFile(path: path, reason: "it is not a regular file")
        }
        return (descriptor, Int(facts.st_size))
    }

    /// Fills `room` with the next bytes; 0 at the end, `CURL_READFUNC_ABORT` where reading fails.
    func read(into room: UnsafeMutableBufferPointer<CChar>) -> Int {
        let count =
            switch source {
            case .bytes(let bytes): Self.copy(bytes[sent...], into: room)
            case .file(let descriptor, let path): readFile(descriptor, path, into: room)
            }
        guard count >= 0 else { return Int(CURL_READFUNC_ABORT) }
        sent += count
        progress(sent, size)
        return count
    }

    private static func copy(_ bytes: ArraySlice<UInt8>, into room: UnsafeMutableBufferPointer<CChar>) -> Int {
        let count = min(bytes.count, room.count)
        UnsafeMutableRawBufferPointer(room).copyBytes(from: bytes.prefix(count))
        return count
    }

    private func readFile(_ descriptor: Int32, _ path: String, into room: UnsafeMutableBufferPointer<CChar>) -> Int {
        // A file that grows while it is sent must not make the body longer than announced.
        let count = Glibc.read(descriptor, room.baseAddress, min(room.count, size - sent))
        if count < 0 || (count == 0 && sent < size) {
            let reason = count < 0 ? String(cString: strerror(errno)) : "it became shorter while it was sent"
            failure = .unreadableFile(path: path, reason: reason)
            return -1
        }
        return count
    }

    /// Starts over from `position`: a kept connection turned out to be dead.
    func seek(to position: Int) -> Bool {
        if case .file(let descriptor, _) = source, lseek(descriptor, position, SEEK_SET) < 0 { return false }
        sent = position
        return true
    }
}
