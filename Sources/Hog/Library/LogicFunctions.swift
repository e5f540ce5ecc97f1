/// The operators as functions, without coercion.
enum LogicFunctions {
    static let all: [LibraryFunction] =
        [
            LibraryFunction("if", 3, 3) { (arguments, runtime) throws(HogFailure) in
                runtime.heap.isTruthy(arguments[0]) ? arguments[1] : arguments[2]
            },
            LibraryFunction("multiIf", 3, nil, multiIf),
            LibraryFunction("and", 1, nil) { (arguments, runtime) throws(HogFailure) in .boolean(areTruthy(arguments, runtime.heap)) },
            LibraryFunction("or", 1, nil) { (arguments, runtime) throws(HogFailure) in .boolean(isAnyTruthy(arguments, runtime.heap)) },
            LibraryFunction("not", 1, 1) { (arguments, runtime) throws(HogFailure) in .boolean(!runtime.heap.isTruthy(arguments[0])) },
            LibraryFunction("equals", 2, 2) { (arguments, runtime) throws(HogFailure) in
                .boolean(try runtime.heap.areEqual(arguments[0], arguments[1]))
            },
            LibraryFunction("notEquals", 2, 2) { (arguments, runtime) throws(HogFailure) in
                .boolean(try !runtime.heap.areEqual(arguments[0], arguments[1]))
            },
            LibraryFunction("in", 2, 2) { (arguments, runtime) throws(HogFailure) in
                guard arguments[1].tag == .array || arguments[1].tag == .tuple else { return .boolean(false) }
                return .boolean(try runtime.heap.holds(arguments[1], arguments[0]))
            },
            LibraryFunction("min2", 2, 2) { (arguments, runtime) throws(HogFailure) in
                try runtime.heap.isLess(arguments[0], arguments[1], .less) ? arguments[0] : arguments[1]
            },
            LibraryFunction("max2", 2, 2) { (arguments, runtime) throws(HogFailure) in
                try runtime.heap.isLess(arguments[0], arguments[1], .greater) ? arguments[0] : arguments[1]
            },
            LibraryFunction("plus", 2, 2) { (arguments, runtime) throws(HogFailure) in try runtime.add(arguments[0], arguments[1]) },
            LibraryFunction("minus", 2, 2) { (arguments, runtime) throws(HogFailure) in try runtime.subtract(arguments[0], arguments[1]) },
        ] + orderings

    private static let orderings: [LibraryFunction] = [
        ("greater", ComparisonOperator.greater), ("greaterOrEquals", .greaterOrEqual), ("less", .less), ("lessOrEquals", .lessOrEqual),
    ].map { name, symbol in
        LibraryFunction(name, 2, 2) { (arguments, runtime) throws(HogFailure) in
            .boolean(try runtime.heap.isLess(arguments[0], arguments[1], symbol))
        }
    }

    private static func areTruthy(_ arguments: CallArguments, _ heap: borrowing Heap) -> Bool {
        for argument in arguments where !heap.isTruthy(argument) { return false }
        return true
    }

    private static func isAnyTruthy(_ arguments: CallArguments, _ heap: borrowing Heap) -> Bool {
        for argument in arguments where heap.isTruthy(argument) { return true }
        return false
    }

    /// Alternating conditions and values, followed by a default value.
    private static func multiIf(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let last = arguments.count - 1
        for index in stride(from: 0, to: last, by: 2) {
            guard index + 1 < last else { throw HogFailure(.index, "list index out of range") }
            if runtime.heap.isTruthy(arguments[index]) { return arguments[index + 1] }
        }
        return arguments[last]
    }
}
