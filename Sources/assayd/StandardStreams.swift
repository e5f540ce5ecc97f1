internal import Glibc

/// The two streams, without a buffer. What is logged goes through `LogQueue`.
enum StandardStreams {
    /// False where it cannot be written.
    @discardableResult static func standard(_ text: String) -> Bool { write(text.utf8, to: STDOUT_FILENO) }
    static func error(_ text: String) { _ = write(text.utf8, to: STDERR_FILENO) }

    /// Whether somebody may be reading along.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// In one piece where the system takes it so. What nobody can read any more is dropped.
    static func write(_ text: some Sequence<UInt8>, to descriptor: CInt) -> Bool {
        var rest = Array(text)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
