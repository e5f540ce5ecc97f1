internal import BigInt

/// Rounding, ranges and random numbers.
enum NumberFunctions {
    static let all: [LibraryFunction] = [
        LibraryFunction("floor", 1, 2, floor),
        LibraryFunction("round", 1, 2, round),
        LibraryFunction("range", 1, 2, range),
        LibraryFunction("randomFloat", 0, 0) { _, _ in .float(.random(in: 0..<1)) },
    ]

    private static func floor(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .float: return try runtime.heap.integer(truncating: value.asFloat.rounded(.down))
        case .boolean: return .integer(value.asBoolean ? 1 : 0)
        case .integer, .bigInteger: return value
        default: throw .type("must be real number, not \(runtime.heap.pythonType(value))")
        }
    }

    /// Rounds ties to even.
    private static func round(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .float: return try runtime.heap.integer(truncating: value.asFloat.rounded(.toNearestOrEven))
        case .boolean: return .integer(value.asBoolean ? 1 : 0)
        case .integer, .bigInteger: return value
        default: throw .type("type \(runtime.heap.pythonType(value)) doesn't define __round__ method")
        }
    }

    private static func range(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        for value in arguments where !value.isPythonInteger { throw runtime.heap.notAnInteger(value) }
        let start = arguments.count == 1 ? .integer(0) : arguments[0]
        let end = arguments[arguments.count - 1]
        if start.tag != .bigInteger, end.tag != .bigInteger {
            let (count, overflow) = end.asInteger.subtractingReportingOverflow(start.asInteger)
            guard count > 0 || overflow && start.asInteger < 0 else { return runtime.heap.array([]) }
            if !overflow {
                try runtime.checkMemory(forRange: BigInt(count))
                return runtime.heap.array((start.asInteger..<end.asInteger).map { .integer($0) })
            }
        }
        let (first, count) = (runtime.heap.wholeNumber(start), runtime.heap.wholeNumber(end) - runtime.heap.wholeNumber(start))
        guard count > 0 else { return runtime.heap.array([]) }
        try runtime.checkMemory(forRange: count)
        var items: [Value] = []
        for offset in 0..<Int(count) {
            items.append(runtime.heap.integer(first + BigInt(offset)))
            if offset & 1023 == 1023 {
                try runtime.checkClock()
                // A big integer takes as much memory as several small ones.
                try runtime.checkMemory(for: 32 * offset)
            }
        }
        return runtime.heap.array(items)
    }
}

extension Runtime {
    /// Fails if the range is too long. A range that exceeds the limit on its own is reported without the memory already used.
    fileprivate func checkMemory(forRange count: BigInt) throws(HogFailure) {
        let cost = (count + 1) * 8
        guard cost <= limits.memory else {
            throw HogFailure(.memoryLimit, "Memory limit of \(limits.memory) bytes exceeded. Attempted to use \(cost) bytes")
        }
        try checkMemory(for: Int(cost))
    }
}
