/// The standard library: the table of all functions that a program can call.
enum Library {
    /// The number of a function is its index in this array.
    static let functions: [LibraryFunction] = [
        TypeFunctions.all, NumberFunctions.all, StringFunctions.all, RegexFunctions.all, HashFunctions.all, ArrayFunctions.all,
        JSONFunctions.all, DateFunctions.all, NetworkFunctions.all, AdditionalFunctions.all,
    ].flatMap(\.self)

    /// Functions written in Hog. Their numbers follow those of `functions`.
    static let prelude: [PreludeFunction] = HogPrelude.functions

    /// The names of the functions that PostHog's machine does not have.
    static let additions = Set(AdditionalFunctions.all.map(\.name))

    /// The numbers of all functions by name.
    static let numbers = Dictionary(uniqueKeysWithValues: (functions.map(\.name) + prelude.map(\.name)).enumerated().map { ($1, $0) })

    /// The name and number of arguments of a function that is shown as a value: `fn<length(1)>`. The number is 0 if there is no maximum.
    static func description(of number: Int) -> (name: String, arguments: Int) {
        guard number >= functions.count else { return (functions[number].name, functions[number].maximum ?? 0) }
        let function = prelude[number - functions.count]
        return (function.name, function.parameters)
    }
}

/// A library function that is written in Swift.
struct LibraryFunction: Sendable {
    /// The implementation. The number of arguments has been checked.
    typealias Body = @Sendable (_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value

    let name: String
    /// The minimum number of arguments.
    let minimum: Int
    /// The maximum number of arguments; `nil` if there is none.
    let maximum: Int?
    let body: Body

    init(_ name: String, _ minimum: Int, _ maximum: Int?, _ body: @escaping Body) {
        self.name = name
        self.minimum = minimum
        self.maximum = maximum
        self.body = body
    }
}

/// The arguments of a call, which stay on the stack during the call.
struct CallArguments {
    private let values: UnsafeBufferPointer<Value>

    init(_ values: UnsafeBufferPointer<Value>) { self.values = values }

    var count: Int { values.count }

    subscript(index: Int) -> Value { values[index] }

    /// `nil` if the argument was omitted.
    func given(_ index: Int) -> Value? { index < values.count ? values[index] : nil }
}

extension CallArguments: Sequence {
    func makeIterator() -> UnsafeBufferPointer<Value>.Iterator { values.makeIterator() }
}

extension LibraryFunction {
    /// The message of the failure if it cannot be called with this number of arguments.
    func arityError(for count: Int) -> String? {
        if count < minimum { return "Function \(name) requires at least \(minimum) arguments" }
        if let maximum, count > maximum { return "Function \(name) requires at most \(maximum) arguments" }
        return nil
    }
}
