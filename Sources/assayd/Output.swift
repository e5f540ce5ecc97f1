internal import Glibc

/// The two streams, without a buffer that a crash would lose.
enum Output {
    /// False where it cannot be written.
    @discardableResult static func standard(_ text: String) -> Bool { write(text, to: STDOUT_FILENO) }
    static func error(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    /// Whether somebody may be reading along.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// In one piece where the system takes it so. What nobody can read any more is dropped.
    private static func write(_ text: String, to descriptor: CInt) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
