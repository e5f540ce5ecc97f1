/// A function that every program can call by its name.
struct LibraryFunction: Sendable {
    /// What it does with its arguments, whose number was checked.
    typealias Body = @Sendable (_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value

    let name: String
    /// How many arguments it takes at least.
    let minimum: Int
    /// At most; `nil` where there is no limit.
    let maximum: Int?
    let body: Body

    init(_ name: String, _ minimum: Int, _ maximum: Int?, _ body: @escaping Body) {
        self.name = name
        self.minimum = minimum
        self.maximum = maximum
        self.body = body
    }
}

/// The arguments of a call, which stay on the stack while it lasts.
struct CallArguments {
    private let values: UnsafeBufferPointer<Value>

    init(_ values: UnsafeBufferPointer<Value>) { self.values = values }

    var count: Int { values.count }

    subscript(index: Int) -> Value { values[index] }

    /// `nil` where it was not given.
    func given(_ index: Int) -> Value? { index < values.count ? values[index] : nil }
}

extension CallArguments: Sequence {
    func makeIterator() -> UnsafeBufferPointer<Value>.Iterator { values.makeIterator() }
}
