/// The lines that a run printed. They are bounded, because they are kept with a result and shown to people; a program that prints more
/// is not at fault for it and runs on, but its last line says that there was more.
struct PrintedLines {
    /// More than anybody reads.
    static let maximumLines = 10_000
    /// In bytes of UTF-8, of all lines: what a stored result may weigh.
    static let maximumBytes = 1 << 20
    static let cut = "… (more was printed than is kept)"

    private(set) var lines: [String] = []
    private var bytes = 0
    private var isFull = false

    mutating func append(_ line: String) {
        guard !isFull else { return }
        bytes += line.utf8.count
        isFull = lines.count == Self.maximumLines || bytes > Self.maximumBytes
        lines.append(isFull ? Self.cut : line)
    }
}
