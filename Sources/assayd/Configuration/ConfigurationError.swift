/// A configuration that nobody can have meant.
struct ConfigurationError: UserFacingError, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
