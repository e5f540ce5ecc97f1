/// Functions of arrays and of the contents of objects. None of them changes its arguments.
enum ArrayFunctions {
    static let all = [
        LibraryFunction("arrayPushBack", 2, 2) { arguments, runtime throws(HogFailure) in
            guard arguments[0].tag == .array else { return runtime.heap.array([arguments[1]]) }
            try runtime.checkMemory(for: 8 * (runtime.heap.items(arguments[0]).count + 2))
            return try runtime.heap.array(arguments[0], appending: arguments[1])
        },
        LibraryFunction("arrayPushFront", 2, 2) { arguments, runtime throws(HogFailure) in
            let items = arguments[0].tag == .array ? runtime.heap.items(arguments[0]) : []
            return try runtime.array([arguments[1]] + items)
        },
        LibraryFunction("arrayPopBack", 1, 1) { arguments, runtime throws(HogFailure) in
            try runtime.array(of: arguments[0]) { Array($0.dropLast()) }
        },
        LibraryFunction("arrayPopFront", 1, 1) { arguments, runtime throws(HogFailure) in
            try runtime.array(of: arguments[0]) { Array($0.dropFirst()) }
        },
        LibraryFunction("arrayReverse", 1, 1) { arguments, runtime throws(HogFailure) in
            try runtime.array(of: arguments[0]) { $0.reversed() }
        },
        LibraryFunction("arraySort", 1, nil) { arguments, runtime throws(HogFailure) in
            try runtime.array(try sorted(arguments[0], runtime))
        },
        LibraryFunction("arrayReverseSort", 1, nil) { arguments, runtime throws(HogFailure) in
            // Reversing before and after sorting keeps equal elements in order.
            try runtime.array(try sorted(arguments[0], runtime, fromBack: true).reversed())
        },
        LibraryFunction("arrayStringConcat", 1, 2, arrayStringConcat),
        LibraryFunction("has", 2, 2) { arguments, runtime throws(HogFailure) in
            .boolean(try index(of: arguments[1], in: arguments[0], runtime) != nil)
        },
        LibraryFunction("indexOf", 2, 2) { arguments, runtime throws(HogFailure) in
            .integer(try index(of: arguments[1], in: arguments[0], runtime).map { $0 + 1 } ?? 0)
        },
        LibraryFunction("keys", 1, 1, keys),
        LibraryFunction("values", 1, 1, values),
    ]

    private static func sorted(
        _ value: Value, _ runtime: borrowing Runtime, fromBack: Bool = false
    ) throws(HogFailure) -> [Value] {
        guard value.tag == .array else { return [] }
        let items = runtime.heap.items(value)
        var sort = StableSort(fromBack ? items.reversed() : items)
        return try sort.sorted(runtime)
    }

    /// The index of the first equal element; `nil` if there is none or the value is not an array.
    private static func index(of item: Value, in array: Value, _ runtime: borrowing Runtime) throws(HogFailure) -> Int? {
        guard array.tag == .array else { return nil }
        for (index, candidate) in runtime.heap.items(array).enumerated() {
            if index & 4095 == 4095 { try runtime.checkClock() }
            if try runtime.heap.areEqual(item, candidate) { return index }
        }
        return nil
    }

    private static func arrayStringConcat(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .array else { return runtime.heap.string("") }
        var separator = ""
        if let given = arguments.given(1) {
            guard given.tag == .string else { throw runtime.heap.hasNoAttribute("join", given) }
            separator = runtime.heap.string(given)
        }
        var text = ""
        var checked = 0
        for (index, item) in runtime.heap.items(arguments[0]).enumerated() {
            if index > 0 { text += separator }
            text += try runtime.heap.pythonString(item)
            if index & 255 == 255 || text.utf8.count - checked > 1 << 20 {
                checked = text.utf8.count
                try runtime.checkClock()
                // The limit counts characters, and a character has at most four bytes.
                try runtime.checkMemory(for: text.utf8.count / 4)
            }
        }
        return runtime.heap.string(text)
    }

    private static func keys(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        let container = container(arguments[0], &runtime)
        switch container.tag {
        case .array, .tuple: return try runtime.array(runtime.heap.items(container).indices.map(Value.integer))
        case .object:
            let keys = runtime.heap.members(container).keys
            try runtime.checkMemory(for: 8 * (keys.count + 1))
            var items: [Value] = []
            items.reserveCapacity(keys.count)
            for key in keys { items.append(runtime.heap.value(key)) }
            return runtime.heap.array(items)
        default: return runtime.heap.array([])
        }
    }

    /// Treats a function as the object that represents it, so that swapped arguments of functions like `arrayMap` fail as in the reference.
    private static func container(_ value: Value, _ runtime: inout Runtime) -> Value {
        switch value.tag {
        case .closure, .callable, .libraryFunction: runtime.heap.record(value)
        default: value
        }
    }

    private static func values(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        let container = container(arguments[0], &runtime)
        return switch container.tag {
        case .array, .tuple: try runtime.array(runtime.heap.items(container))
        case .object: try runtime.array(runtime.heap.members(container).values)
        default: runtime.heap.array([])
        }
    }
}

extension Runtime {
    fileprivate mutating func array(_ items: [Value]) throws(HogFailure) -> Value {
        try checkMemory(for: 8 * (items.count + 1))
        return heap.array(items)
    }

    /// Changes the items of an array. Any other value counts as an empty array.
    fileprivate mutating func array(of value: Value, _ change: ([Value]) -> [Value]) throws(HogFailure) -> Value {
        try array(value.tag == .array ? change(heap.items(value)) : [])
    }
}

extension Heap {
    /// A copy with one more element. Programs build arrays element by element, so the known cost of the original is passed on to the copy.
    fileprivate mutating func array(_ array: Value, appending item: Value) throws(HogFailure) -> Value {
        let known = containerCosts[array]
        let longer = self.array(items(array) + CollectionOfOne(item))
        guard known.isFlat, known.epoch != 0, !item.isContainer else { return longer }
        containerCosts[longer] = ContainerCost(
            cost: known.cost + (try cost(of: item)), epoch: containerCosts.epoch, isFlat: true, isAcyclic: true)
        return longer
    }
}
