enum JSONFunctions {
    static let all: [LibraryFunction] = []
}
