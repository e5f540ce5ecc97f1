internal import Glibc
internal import JSON

/// Standard output for what was asked, standard error for everything said about it. Text is for people, so its control characters are made
/// visible here, whoever reads it; JSON, CSV and what a program prints go out as they are.
enum Console {
    /// What was asked for, in the form that was asked for.
    enum Answer {
        case text(String)
        case json(JSONText)
    }

    /// Throws where it cannot be written: nobody may take for whole what is not.
    static func print(_ answer: Answer) throws(Failure) {
        switch answer {
        case .text(let text): try deliver(text.visible)
        case .json(let document): try deliver(document.text)
        }
    }

    static func print(_ text: String) throws(Failure) { try print(.text(text)) }

    /// Standard error that cannot be written has nowhere to say so.
    static func complain(_ text: String) { draw(text.visible + "\n") }

    /// Data and a line's end, as they are.
    static func deliver(_ text: String) throws(Failure) {
        var line = text + "\n"
        let code = line.withUTF8 { write(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
        if let code { throw unwritable(code) }
    }

    /// Data as it is; the code of the error where it cannot be written.
    static func deliver(_ bytes: UnsafeRawBufferPointer) -> Int32? { write(bytes, to: STDOUT_FILENO) }

    static func unwritable(_ code: Int32) -> Failure { .unwritable("Standard output", code) }

    /// Onto standard error, with what moves the cursor.
    static func draw(_ text: String) {
        var text = text
        text.withUTF8 { _ = write(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
    }

    /// Where a line can be drawn over.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb" }

    /// The columns of the terminal that standard error is; 80 where it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Takes the places of standard streams that are closed, before a file or a connection gets one of their numbers and what is meant for
    /// a person goes there. They stay as unusable as they were.
    static func reserveClosedStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Everything, however long the reader takes. A reader that has gone ends the program by SIGPIPE, as it should. Returns the code of the
    /// error where it cannot be written.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0 && errno != EINTR { return errno }
            written += max(0, count)
        }
        return nil
    }
}
