/// The standard library: what each part of it offers, in one table.
enum Library {
    /// A function's number is its place here.
    static let functions: [LibraryFunction] = [
        TypeFunctions.all, NumberFunctions.all, StringFunctions.all, RegexFunctions.all, HashFunctions.all, ArrayFunctions.all,
        JSONFunctions.all, DateFunctions.all, NetworkFunctions.all,
    ].flatMap(\.self)

    /// Those written in Hog: their numbers follow those of the others.
    static let written: [PreludeFunction] = PreludeFunctions.all

    /// By name, the number.
    static let numbers = Dictionary(uniqueKeysWithValues: (functions.map(\.name) + written.map(\.name)).enumerated().map { ($1, $0) })

    /// Of a function as a value: `fn<length(1)>`. Without a limit, the number is 0.
    static func description(of number: Int) -> (name: String, arguments: Int) {
        guard number >= functions.count else { return (functions[number].name, functions[number].maximum ?? 0) }
        let function = written[number - functions.count]
        return (function.name, function.parameters)
    }
}
