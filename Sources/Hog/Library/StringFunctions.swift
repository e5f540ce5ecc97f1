enum StringFunctions {
    static let all: [LibraryFunction] = []
}
