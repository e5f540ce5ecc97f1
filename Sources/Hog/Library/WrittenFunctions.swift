/// What the library does with the functions that it is given, in Hog.
enum WrittenFunctions {
    static let all: [WrittenFunction] = []
}
