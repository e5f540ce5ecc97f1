import Testing

@testable import Hog

@Suite struct ArrayFunctionTests {
    @Test(arguments: [
        LibraryCall("arrayPushBack", [1], "x", gives: "[1, 'x']"),
        LibraryCall("arrayPushBack", nil, "x", gives: "['x']"),
        LibraryCall("arrayPushBack", .tuple([1]), 2, gives: "[2]"),
        LibraryCall("arrayPushFront", [1], [2], gives: "[[2], 1]"),
        LibraryCall("arrayPushFront", "abc", 1, gives: "[1]"),
        LibraryCall("arrayPopBack", [1, 2], gives: "[1]"),
        LibraryCall("arrayPopBack", [], gives: "[]"),
        LibraryCall("arrayPopBack", .tuple([1, 2]), gives: "[]"),
        LibraryCall("arrayPopFront", [1, 2], gives: "[2]"),
        LibraryCall("arrayPopFront", [], gives: "[]"),
        LibraryCall("arrayPopFront", nil, gives: "[]"),
        LibraryCall("arrayReverse", [1, "a", nil], gives: "[null, 'a', 1]"),
        LibraryCall("arrayReverse", "abc", gives: "[]"),
        LibraryCall("arraySort", .tuple([2, 1]), gives: "[]"),
        LibraryCall("arrayReverseSort", nil, "x", gives: "[]"),
        LibraryCall("arrayStringConcat", [1, "a", nil, true, 1.5, ["b", nil]], gives: #"'1aNoneTrue1.5[\'b\', None]'"#),
        LibraryCall("arrayStringConcat", ["a", "b"], ", ", gives: "'a, b'"),
        LibraryCall("arrayStringConcat", [], ", ", gives: "''"),
        LibraryCall("arrayStringConcat", .tuple(["a"]), ",", gives: "''"),
        LibraryCall("arrayStringConcat", nil, 5, gives: "''"),
        LibraryCall("arrayStringConcat", ["a"], 5, gives: "AttributeError: 'int' object has no attribute 'join'"),
        LibraryCall("arrayStringConcat", ["a"], nil, gives: "AttributeError: 'NoneType' object has no attribute 'join'"),
        LibraryCall("has", [1, "a", [2]], "a", gives: "true"),
        LibraryCall("has", [1, "a", [2]], [2], gives: "true"),
        LibraryCall("has", [1, "a", [2]], 1.0, gives: "true"),
        LibraryCall("has", [1, "a", [2]], "1", gives: "false"),
        LibraryCall("has", .tuple([1]), 1, gives: "false"),
        LibraryCall("has", "abc", "a", gives: "false"),
        LibraryCall("has", ["a": 1], "a", gives: "false"),
        LibraryCall("indexOf", [1, "a", 1], 1, gives: "1"),
        LibraryCall("indexOf", [1, "a", 1], "a", gives: "2"),
        LibraryCall("indexOf", [1, "a", 1], true, gives: "1"),
        LibraryCall("indexOf", [1], nil, gives: "0"),
        LibraryCall("indexOf", .tuple([1]), 1, gives: "0"),
        LibraryCall("keys", ["b": 1, "a": 2], gives: "['b', 'a']"),
        LibraryCall("keys", .object([(1, "x"), (nil, "y"), (.tuple([1, "a"]), "z"), (1.5, 0)]), gives: "[1, null, (1, 'a'), 1.5]"),
        LibraryCall("keys", ["x", "y"], gives: "[0, 1]"),
        LibraryCall("keys", .tuple(["x", "y"]), gives: "[0, 1]"),
        LibraryCall("keys", "abc", gives: "[]"),
        LibraryCall("keys", nil, gives: "[]"),
        LibraryCall("values", ["b": 1, "a": [2]], gives: "[1, [2]]"),
        LibraryCall("values", [1, 2], gives: "[1, 2]"),
        LibraryCall("values", .tuple([1, 2]), gives: "[1, 2]"),
        LibraryCall("values", 5, gives: "[]"),
    ])
    func changesCopies(call: LibraryCall) throws { try call.check() }

    /// Expected values are from Python's `sorted`.
    @Test(arguments: [
        LibraryCall("arraySort", [], gives: "[]"),
        LibraryCall("arrayReverseSort", [], gives: "[]"),
        LibraryCall("arraySort", [1], gives: "[1]"),
        LibraryCall("arrayReverseSort", [1], gives: "[1]"),
        LibraryCall("arraySort", [3, 1, 2], gives: "[1, 2, 3]"),
        LibraryCall("arrayReverseSort", [3, 1, 2], gives: "[3, 2, 1]"),
        LibraryCall("arraySort", [.float(2.5), true, 0, -1], gives: "[-1, 0, true, 2.5]"),
        LibraryCall("arrayReverseSort", [.float(2.5), true, 0, -1], gives: "[2.5, true, 0, -1]"),
        LibraryCall("arraySort", ["b", "a", "B", "\u{e9}", "e"], gives: "['B', 'a', 'b', 'e', '\u{e9}']"),
        LibraryCall("arrayReverseSort", ["b", "a", "B", "\u{e9}", "e"], gives: "['\u{e9}', 'e', 'b', 'a', 'B']"),
        LibraryCall("arraySort", [[2, 1], [1, 5], [1]], gives: "[[1], [1, 5], [2, 1]]"),
        LibraryCall("arrayReverseSort", [[2, 1], [1, 5], [1]], gives: "[[2, 1], [1, 5], [1]]"),
        LibraryCall("arraySort", [1, "a"], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arrayReverseSort", [1, "a"], gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall("arraySort", ["a", 1], gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall("arrayReverseSort", ["a", 1], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arraySort", [1, 2, "a", 3], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arrayReverseSort", [1, 2, "a", 3], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arraySort", ["a", "b", 1], gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall("arrayReverseSort", ["a", "b", 1], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arraySort", [3, 2, 1, "x"], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arrayReverseSort", [3, 2, 1, "x"], gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall("arraySort", [nil, 1], gives: "TypeError: '<' not supported between instances of 'int' and 'NoneType'"),
        LibraryCall("arrayReverseSort", [nil, 1], gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("arraySort", [1, nil], gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("arrayReverseSort", [1, nil], gives: "TypeError: '<' not supported between instances of 'int' and 'NoneType'"),
        LibraryCall("arraySort", [nil], gives: "[null]"),
        LibraryCall("arrayReverseSort", [nil], gives: "[null]"),
        LibraryCall("arraySort", [nil, nil], gives: "TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'"),
        LibraryCall("arrayReverseSort", [nil, nil], gives: "TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'"),
        LibraryCall("arraySort", [true, false], gives: "[false, true]"),
        LibraryCall("arrayReverseSort", [true, false], gives: "[true, false]"),
        LibraryCall("arraySort", [[1], [1, "a"], [1, 2]], gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall(
            "arrayReverseSort", [[1], [1, "a"], [1, 2]], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arraySort", [.float(1.0), 1, true], gives: "[1.0, 1, true]"),
        LibraryCall("arrayReverseSort", [.float(1.0), 1, true], gives: "[1.0, 1, true]"),
        LibraryCall("arraySort", [[:], 1], gives: "TypeError: '<' not supported between instances of 'int' and 'dict'"),
        LibraryCall("arrayReverseSort", [[:], 1], gives: "TypeError: '<' not supported between instances of 'dict' and 'int'"),
        LibraryCall("arraySort", [["a": 1]], gives: "[{'a': 1}]"),
        LibraryCall("arrayReverseSort", [["a": 1]], gives: "[{'a': 1}]"),
        LibraryCall("arraySort", [["a": 1], ["b": 1]], gives: "TypeError: '<' not supported between instances of 'dict' and 'dict'"),
        LibraryCall(
            "arrayReverseSort", [["a": 1], ["b": 1]], gives: "TypeError: '<' not supported between instances of 'dict' and 'dict'"),
        LibraryCall("arraySort", [[1], .tuple([1])], gives: "TypeError: '<' not supported between instances of 'tuple' and 'list'"),
        LibraryCall("arrayReverseSort", [[1], .tuple([1])], gives: "TypeError: '<' not supported between instances of 'list' and 'tuple'"),
        LibraryCall("arraySort", [5, 4, "a", 3], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arrayReverseSort", [5, 4, "a", 3], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall("arraySort", [1, 3, 2, nil], gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("arrayReverseSort", [1, 3, 2, nil], gives: "TypeError: '<' not supported between instances of 'int' and 'NoneType'"),
        LibraryCall(
            "arraySort", [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
            gives: "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]"),
        LibraryCall(
            "arrayReverseSort", [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
            gives: "[20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]"),
        LibraryCall("arraySort", [5, 3, 9, 1, 5, "x", 2, 0], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
        LibraryCall(
            "arrayReverseSort", [5, 3, 9, 1, 5, "x", 2, 0], gives: "TypeError: '<' not supported between instances of 'str' and 'int'"),
    ])
    func sorts(call: LibraryCall) throws { try call.check() }

    /// Also from Python's `sorted`: the number of elements, and which one is a string.
    @Test(arguments: [
        (70, 0, 32, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (70, 0, 32, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (70, 1, 45, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (70, 1, 45, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (70, 2, 67, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (70, 2, 67, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 0, 7, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 0, 7, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 1, 119, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 1, 119, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 2, 63, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (150, 2, 63, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 0, 26, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 0, 26, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 1, 80, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 1, 80, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 2, 57, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (300, 2, 57, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 0, 380, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 0, 380, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 1, 480, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 1, 480, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 2, 889, false, "TypeError: '<' not supported between instances of 'str' and 'int'"),
        (1000, 2, 889, true, "TypeError: '<' not supported between instances of 'str' and 'int'"),
    ])
    func complainsOfTheSamePair(count: Int, number: Int, place: Int, reverses: Bool, failure: String) throws {
        var items = Self.numbers(count, number)
        items[place] = "x"
        try LibraryCall(reverses ? "arrayReverseSort" : "arraySort", .array(items), gives: failure).check()
    }

    private static func numbers(_ count: Int, _ number: Int) -> [ArgumentValue] {
        var state = count * 7 + number
        return (0..<count).map { _ in
            state = (state * 1_103_515_245 + 12345) % 2_147_483_648
            return .integer(state % 1000)
        }
    }

    @Test(arguments: [2, 63, 64, 65, 127, 1000, 5000])
    func keepsEqualElementsInTheirOrder(count: Int) throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        let items = Self.numbers(count, 3).enumerated().map { place, item in
            guard case .integer(let number) = item else { return Value.null }
            // Equal numbers of different types can be told apart.
            return place % 2 == 0 ? .integer(number % 50) : .float(Double(number % 50))
        }
        var sort = StableSort(items)
        let sorted = try sort.sorted(runtime)
        let places = items.enumerated().sorted { left, right in
            let (first, second) = (Self.number(left.element), Self.number(right.element))
            return first == second ? left.offset < right.offset : first < second
        }
        #expect(sorted.map(\.bits) == places.map(\.element.bits))
    }

    private static func number(_ value: Value) -> Double { value.tag == .integer ? Double(value.asInteger) : value.asFloat }

    @Test func sortsLongArraysBothWays() throws {
        let numbers = Self.numbers(3000, 1)
        let ascending = try LibraryCall("arraySort", .array(numbers)).outcome()
        let descending = try LibraryCall("arrayReverseSort", .array(numbers)).outcome()
        let values = numbers.compactMap { if case .integer(let number) = $0 { number } else { nil } }
        #expect(ascending == "\(values.sorted())")
        #expect(descending == "\(values.sorted(by: >))")
    }

    @Test func stopsSortingWhenTimeIsOver() throws {
        let items = Self.numbers(20_000, 1)
        let outcome = try LibraryCall("arraySort", .array(items)).outcome(limits: Limits(time: .zero))
        #expect(outcome.hasPrefix("HogVMRuntimeExceededException: Runtime exceeded 0.0 seconds"))
    }

    @Test func refusesArraysThatThereIsNoRoomFor() throws {
        let items = Self.numbers(100, 1)
        let outcome = try LibraryCall("arrayPushBack", .array(items), 1).outcome(limits: Limits(memory: 500))
        #expect(outcome == "HogVMMemoryExceededException: Memory limit of 500 bytes exceeded. Attempted to use 816 bytes")
    }
}
