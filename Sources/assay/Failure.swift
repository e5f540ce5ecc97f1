/// Why a verb could not do what was asked: a sentence that says what to do, and the status to exit with.
struct Failure: Error {
    let sentence: String
    let status: Int32
    /// Whether asking again in a moment may help.
    let isTemporary: Bool
    /// Whether what was asked for is not there.
    let isAbsence: Bool

    init(_ sentence: String, status: Int32 = Failure.refused, isTemporary: Bool = false, isAbsence: Bool = false) {
        self.sentence = sentence
        self.status = status
        self.isTemporary = isTemporary
        self.isAbsence = isAbsence
    }

    /// Wrong use, or an error inside.
    static let refused: Int32 = 1
    /// A gate failed.
    static let gateFailed: Int32 = 2
    /// Fewer cells were answered than asked for.
    static let lowCoverage: Int32 = 3
    /// The run stopped because its budget is used up.
    static let outOfBudget: Int32 = 4
    /// Ctrl-C; what was started goes on.
    static let interrupted: Int32 = 130
}
