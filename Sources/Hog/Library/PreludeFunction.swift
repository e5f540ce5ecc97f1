/// A function of the library that is written in Hog, because it calls the functions that it is given.
struct PreludeFunction: Sendable {
    let name: String
    /// How many arguments it takes, exactly.
    let parameters: Int
    /// Its declaration and nothing else: `fn arrayMap(f, arr) { … }`.
    let source: String

    init(_ name: String, _ parameters: Int, _ source: String) {
        self.name = name
        self.parameters = parameters
        self.source = source
    }
}
