/// How far something is, on standard error: one line drawn over again on a terminal; elsewhere a plain line for every tenth, none within
/// two seconds of the last one or of the start, and one after half a minute of silence, so that a log says little and nobody takes the
/// program for dead.
struct Progress {
    private let redraws: Bool
    private var tenths = -1
    private var isDrawn = false
    private var lastSaid = ContinuousClock.now

    private static let pause = Duration.seconds(2)
    private static let silence = Duration.seconds(30)

    init(redraws: Bool = Console.isTerminal) {
        self.redraws = redraws
    }

    /// Shows `text`, which describes `done` of `total`; it is told how wide it may be.
    mutating func show(done: Int, of total: Int, _ text: (_ width: Int) -> String) {
        if redraws {
            // Back to the start of the line, the text, and nothing of the last one after it. A line that is full would wrap.
            Console.draw("\r\(text(Console.width - 1).visibleOnOneLine)\u{1B}[K")
            isDrawn = true
            return
        }
        let reached = total > 0 ? min(10, done * 10 / total) : 0
        let quiet = lastSaid.duration(to: .now)
        guard (reached > tenths && quiet >= Self.pause) || quiet >= Self.silence else { return }
        tenths = reached
        lastSaid = .now
        Console.complain(text(.max))
    }

    /// Removes the line from a terminal.
    mutating func clear() {
        guard isDrawn else { return }
        Console.draw("\r\u{1B}[K")
        isDrawn = false
    }
}
