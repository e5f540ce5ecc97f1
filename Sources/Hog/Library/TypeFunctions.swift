enum TypeFunctions {
    static let all: [LibraryFunction] = []
}
