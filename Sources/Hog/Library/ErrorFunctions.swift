/// The constructors of errors.
enum ErrorFunctions {
    static let all: [LibraryFunction] =
        ["Error", "RetryError", "NotImplementedError"].map { type in
            LibraryFunction(type, 0, 2) { (arguments, runtime) throws(HogFailure) in
                let type = runtime.heap.string(type)
                return runtime.heap.error(type, arguments.given(0), arguments.given(1))
            }
        } + [
            LibraryFunction("HogError", 1, 3) { (arguments, runtime) throws(HogFailure) in
                runtime.heap.error(arguments[0], arguments.given(1), arguments.given(2))
            }
        ]
}

extension Heap {
    /// A type or a message that counts as false is replaced.
    fileprivate mutating func error(_ type: Value, _ message: Value?, _ payload: Value?) -> Value {
        var members = ObjectMembers()
        members.set("__hogError__", .boolean(true))
        members.set("type", isTruthy(type) ? type : string("Error"))
        let message = message ?? .null
        members.set("message", isTruthy(message) ? message : string("An error occurred"))
        members.set("payload", payload ?? .null)
        return object(members)
    }
}
