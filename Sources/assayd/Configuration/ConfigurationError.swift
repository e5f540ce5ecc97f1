/// A configuration that nobody can have meant.
struct ConfigurationError: Explained, Equatable {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
