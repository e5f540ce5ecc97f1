enum ArrayFunctions {
    static let all: [LibraryFunction] = []
}
