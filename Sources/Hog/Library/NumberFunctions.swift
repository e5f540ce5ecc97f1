enum NumberFunctions {
    static let all: [LibraryFunction] = []
}
