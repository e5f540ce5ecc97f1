internal import Glibc

/// Standard output for what was asked, standard error for everything said about it.
enum Console {
    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
    static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Prints what nobody may take for whole when it is not.
    static func deliver(_ text: String) throws(Failure) {
        var line = text + "\n"
        guard line.withUTF8({ write(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }) else {
            throw Failure("Standard output cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    /// Where a line can be drawn over.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb" }

    /// The columns of the terminal that standard error is; 80 where it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Everything, however long the reader takes. A reader that has gone ends the program by SIGPIPE, as it should.
    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { _ = write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    /// As above; false where it cannot be written.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0 && errno != EINTR { return false }
            written += max(0, count)
        }
        return true
    }
}
