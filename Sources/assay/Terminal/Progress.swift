/// How far something is, on standard error: one line drawn over again on a terminal, elsewhere a plain line for every tenth, but none within
/// a second of the last one or of the start.
struct Progress {
    private let redraws: Bool
    private var tenths = -1
    private var isDrawn = false
    private var lastSaid = ContinuousClock.now

    init(redraws: Bool = Console.isTerminal) {
        self.redraws = redraws
    }

    /// Shows `text`, which describes `done` of `total`.
    mutating func show(_ text: String, done: Int, of total: Int) {
        if redraws {
            // Back to the start of the line, the text, and nothing of the last one after it.
            Console.write("\r\(text)\u{1B}[K", to: 2)
            isDrawn = true
            return
        }
        let reached = total > 0 ? min(10, done * 10 / total) : 0
        guard reached > tenths, lastSaid.duration(to: .now) >= .seconds(1) else { return }
        tenths = reached
        lastSaid = .now
        Console.complain(text)
    }

    /// Removes the line from a terminal.
    mutating func clear() {
        guard isDrawn else { return }
        Console.write("\r\u{1B}[K", to: 2)
        isDrawn = false
    }
}
