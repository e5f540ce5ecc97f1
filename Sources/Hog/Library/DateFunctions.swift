enum DateFunctions {
    static let all: [LibraryFunction] = []
}
