internal import Glibc
internal import JSON

/// Standard output for results, standard error for messages. Control characters in text are made visible here; JSON, CSV and the output of
/// Hog programs are written unchanged.
enum Console {
    /// A result, in the form that was asked for.
    enum Output {
        case text(String)
        case json(JSONText)
    }

    /// Prints a result. An incomplete result must not pass for a complete one, so a write error throws.
    static func print(_ output: Output) throws(Failure) {
        switch output {
        case .text(let text): try writeLine(text.visible)
        case .json(let document): try writeLine(document.text)
        }
    }

    static func print(_ text: String) throws(Failure) { try print(.text(text)) }

    /// Prints a message on standard error. Write errors are ignored.
    static func printError(_ text: String) { draw(text.visible + "\n") }

    /// Writes a line to standard output unchanged.
    static func writeLine(_ text: String) throws(Failure) {
        var line = text + "\n"
        let code = line.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
        if let code { throw unwritable(code) }
    }

    /// Writes data to standard output unchanged. Returns the `errno` of a write error.
    static func write(_ bytes: UnsafeRawBufferPointer) -> Int32? { writeAll(bytes, to: STDOUT_FILENO) }

    static func unwritable(_ code: Int32) -> Failure { .unwritable("Standard output", code) }

    /// Writes text to standard error unchanged, including sequences that move the cursor.
    static func draw(_ text: String) {
        var text = text
        text.withUTF8 { _ = writeAll(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
    }

    /// Whether standard error is a terminal on which a line can be overwritten.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb" }

    /// The number of columns of the terminal; 80 if it is unknown.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Opens unusable descriptors in place of closed standard streams, so that no file or connection gets one of their numbers and receives
    /// output by mistake.
    static func reserveClosedStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all bytes and waits for a slow reader. If the reader has gone, SIGPIPE ends the program. Returns the `errno` of a write error.
    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0 && errno != EINTR { return errno }
            written += max(0, count)
        }
        return nil
    }
}

/// Shows progress on standard error. On a terminal it is one line that is overwritten. Elsewhere it is a plain line for every tenth of the
/// work, at least two seconds apart, and one after 30 seconds without a line, so that a log stays short and still shows that the program
/// works.
struct Progress {
    private let redraws: Bool
    private var tenths = -1
    private var isDrawn = false
    private var lastPrinted = ContinuousClock.now

    private static let minimumInterval = Duration.seconds(2)
    private static let maximumInterval = Duration.seconds(30)

    init(redraws: Bool = Console.isTerminal) {
        self.redraws = redraws
    }

    /// Shows `text`, which describes `done` of `total` in at most `width` characters.
    mutating func show(done: Int, of total: Int, _ text: (_ width: Int) -> String) {
        if redraws {
            // Returns to the start of the line and clears the rest of it after the text. A full line would wrap.
            Console.draw("\r\(text(Console.width - 1).visibleOnOneLine)\u{1B}[K")
            isDrawn = true
            return
        }
        let reached = total > 0 ? min(10, done * 10 / total) : 0
        let elapsed = lastPrinted.duration(to: .now)
        guard (reached > tenths && elapsed >= Self.minimumInterval) || elapsed >= Self.maximumInterval else { return }
        tenths = reached
        lastPrinted = .now
        Console.printError(text(.max))
    }

    /// Removes the line from the terminal.
    mutating func clear() {
        guard isDrawn else { return }
        Console.draw("\r\u{1B}[K")
        isDrawn = false
    }
}
