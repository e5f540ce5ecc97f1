enum NetworkFunctions {
    static let all: [LibraryFunction] = []
}
