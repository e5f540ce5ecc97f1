/// The standard library: what each part of it offers, in one table.
enum Library {
    /// A function's number is its place here.
    static let functions: [LibraryFunction] = [
        TypeFunctions.all, NumberFunctions.all, StringFunctions.all, RegexFunctions.all, HashFunctions.all, ArrayFunctions.all,
        JSONFunctions.all, DateFunctions.all, NetworkFunctions.all,
    ].flatMap(\.self)

    /// By name, the number.
    static let numbers = Dictionary(uniqueKeysWithValues: functions.indices.map { (functions[$0].name, $0) })
}
