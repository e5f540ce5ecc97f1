enum RegexFunctions {
    static let all: [LibraryFunction] = []
}
