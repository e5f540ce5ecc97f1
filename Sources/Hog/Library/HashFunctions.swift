enum HashFunctions {
    static let all: [LibraryFunction] = []
}
