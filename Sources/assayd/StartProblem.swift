/// What keeps the daemon from serving, as a sentence that says what to do.
struct StartProblem: Error {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
