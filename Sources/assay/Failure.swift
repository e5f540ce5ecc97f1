/// Why a verb could not do what was asked: a sentence that says what to do, and the status to exit with.
struct Failure: Error {
    let sentence: String
    let status: Int32
    /// Whether asking again in a moment may help.
    let isTemporary: Bool

    init(_ sentence: String, status: Int32 = Failure.refused, isTemporary: Bool = false) {
        self.sentence = sentence
        self.status = status
        self.isTemporary = isTemporary
    }

    /// Wrong use, or an error inside.
    static let refused: Int32 = 1
    /// Fewer cells were answered than asked for.
    static let lowCoverage: Int32 = 3
    /// Ctrl-C; what was started goes on.
    static let interrupted: Int32 = 130
}
