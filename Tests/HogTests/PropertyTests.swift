import BigInt
import Testing

@testable import Hog

@Suite struct PropertyTests {
    private static let letters = OperandValue.array([.string("a"), .string("b"), .string("c")])

    @Test(arguments: [
        (OperandValue.null, OperandValue.string("x"), "null"), (.null, .array([]), "null"), (letters, .integer(1), "'a'"),
        (letters, .integer(3), "'c'"), (letters, .integer(4), "null"), (letters, .integer(-1), "'c'"), (letters, .integer(-3), "'a'"),
        (letters, .integer(-4), "null"), (letters, .boolean(true), "'a'"), (.tuple([.integer(5)]), .integer(1), "5"),
        (.tuple([.integer(5)]), .integer(-2), "null"), (.string("h\u{e9}😀"), .integer(3), "'😀'"),
        (.string("h\u{e9}😀"), .integer(-2), "'é'"),
        (.string("abc"), .integer(2), "'b'"), (.string("abc"), .integer(4), "null"), (letters, .integer(BigInt(1) << 70), "null"),
        (letters, .integer(BigInt(Int.min)), "null"), (.object([("k", .integer(1))]), .string("k"), "1"),
        (.object([("k", .integer(1))]), .string("missing"), "null"), (.object([("k", .integer(1))]), .null, "null"),
        (.object([("k", .integer(1))]), .float(1.5), "null"), (.object([("k", .integer(1))]), .integer(2), "null"),
        (.object([("k", .integer(1))]), .integer(-2), "null"),
    ])
    func readingFindsWhatIsThere(object: OperandValue, key: OperandValue, expected: String) throws {
        var runtime = Runtime(limits: Limits())
        let (object, key) = (object.value(in: &runtime.heap), key.value(in: &runtime.heap))
        #expect(try runtime.heap.printed(runtime.property(of: object, key: key)) == expected)
    }

    @Test(arguments: [
        (letters, OperandValue.integer(0), "HogVMException: Hog arrays start from index 1"),
        (letters, .boolean(false), "HogVMException: Hog arrays start from index 1"),
        (.string("abc"), .integer(0), "HogVMException: Hog arrays start from index 1"),
        (.object([]), .integer(0), "HogVMException: Hog arrays start from index 1"),
        (.integer(5), .integer(0), "HogVMException: Hog arrays start from index 1"),
        (letters, .string("x"), "AttributeError: 'list' object has no attribute 'get'"),
        (letters, .float(1), "AttributeError: 'list' object has no attribute 'get'"),
        (letters, .null, "AttributeError: 'list' object has no attribute 'get'"),
        (.tuple([]), .string("x"), "AttributeError: 'tuple' object has no attribute 'get'"),
        (.string("abc"), .string("x"), "AttributeError: 'str' object has no attribute 'get'"),
        (.object([("k", .null), ("l", .null)]), .integer(2), "KeyError: 1"), (.object([("k", .null)]), .integer(-1), "KeyError: -1"),
        (.object([("k", .null)]), .boolean(true), "KeyError: 0"), (.object([]), .array([]), "TypeError: unhashable type: 'list'"),
        (.object([]), .object([]), "TypeError: unhashable type: 'dict'"),
        (.integer(5), .string("x"), "AttributeError: 'int' object has no attribute 'get'"),
        (.float(5), .string("x"), "AttributeError: 'float' object has no attribute 'get'"),
        (.boolean(true), .string("x"), "AttributeError: 'bool' object has no attribute 'get'"),
        (.integer(5), .integer(1), "TypeError: object of type 'int' has no len()"),
        (.boolean(true), .integer(-1), "TypeError: object of type 'bool' has no len()"),
    ])
    func readingFailsAsTheReferenceDoes(object: OperandValue, key: OperandValue, expected: String) throws {
        var runtime = Runtime(limits: Limits())
        let (object, key) = (object.value(in: &runtime.heap), key.value(in: &runtime.heap))
        let failure = #expect(throws: HogFailure.self) { _ = try runtime.property(of: object, key: key) }
        #expect(failure.map { "\($0.kind.rawValue): \($0.message)" } == expected)
    }

    @Test(arguments: [
        (OperandValue.null, OperandValue.string("x"), "null"), (.object([("k", .null)]), .string("k"), "{'k': 9}"),
        (.object([("k", .null)]), .integer(5), "{'k': null, 5: 9}"), (letters, .integer(3), "['a', 'b', 9]"),
        (letters, .boolean(true), "[9, 'b', 'c']"),
    ])
    func writingChangesWhatIsThere(object: OperandValue, key: OperandValue, expected: String) throws {
        var runtime = Runtime(limits: Limits())
        let (object, key) = (object.value(in: &runtime.heap), key.value(in: &runtime.heap))
        try runtime.setProperty(of: object, key: key, to: .integer(9))
        #expect(try runtime.heap.printed(object) == expected)
    }

    @Test(arguments: [
        (OperandValue.array([.null]), OperandValue.integer(2), "HogVMException: Index 2 out of range for array of length 1"),
        (.array([.null]), .integer(0), "HogVMException: Hog arrays start from index 1"),
        (.array([.null]), .integer(-1), "HogVMException: Hog arrays start from index 1"),
        (.array([.null]), .string("a"), "HogVMException: Invalid index: a"),
        (.array([.null]), .null, "HogVMException: Invalid index: None"),
        (.array([.null]), .float(1), "HogVMException: Invalid index: 1.0"),
        (.array([.null]), .integer(BigInt(1) << 64), "HogVMException: Index 18446744073709551616 out of range for array of length 1"),
        (.tuple([.null]), .integer(1), #"HogVMException: Can not set property "1" on object of type "tuple""#),
        (.string("abc"), .string("k"), #"HogVMException: Can not set property "k" on object of type "str""#),
        (.integer(1), .string("k"), #"HogVMException: Can not set property "k" on object of type "int""#),
        (.float(1), .string("k"), #"HogVMException: Can not set property "k" on object of type "float""#),
        (.boolean(true), .string("k"), #"HogVMException: Can not set property "k" on object of type "bool""#),
        (.object([]), .array([]), "TypeError: unhashable type: 'list'"),
    ])
    func writingFailsAsTheReferenceDoes(object: OperandValue, key: OperandValue, expected: String) throws {
        var runtime = Runtime(limits: Limits())
        let (object, key) = (object.value(in: &runtime.heap), key.value(in: &runtime.heap))
        let failure = #expect(throws: HogFailure.self) { try runtime.setProperty(of: object, key: key, to: .null) }
        #expect(failure.map { "\($0.kind.rawValue): \($0.message)" } == expected)
    }

    @Test func functionsHaveTheMembersOfTheReferencesObjects() throws {
        var runtime = Runtime(limits: Limits())
        runtime.heap.functions = [FunctionDescription(name: "f", parameterCount: 2, upvalueCount: 0, chunk: "root", start: 7)]
        let function = runtime.heap.closure(Closure(function: 0, upvalues: []))
        let callable = try runtime.property(of: function, key: runtime.heap.string("callable"))
        #expect(try runtime.heap.printed(runtime.property(of: callable, key: runtime.heap.string("argCount"))) == "2")
        #expect(try runtime.heap.printed(callable) == "fn<f(2)>")
        #expect(try runtime.property(of: function, key: runtime.heap.string("length")).isNull)
        #expect(throws: HogFailure(.key, "0")) { _ = try runtime.property(of: function, key: .integer(1)) }
    }

    @Test(arguments: [
        (OperandValue.string("1"), OperandValue.array([.integer(1)]), false), (.integer(1), .array([.float(1)]), true),
        (.null, .tuple([.null]), true), (.string("k"), .object([("k", .null)]), true), (.integer(1), .object([("k", .null)]), false),
        (.string("bc"), .string("abcd"), true), (.string(""), .string(""), true), (.string("e"), .string("\u{e9}"), false),
        (.array([]), .array([.array([])]), true), (.float(.nan), .array([.float(.nan)]), false),
    ])
    func membershipIsPlainEquality(item: OperandValue, container: OperandValue, isIn: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (item, container) = (item.value(in: &runtime.heap), container.value(in: &runtime.heap))
        #expect(try runtime.contains(container, item) == isIn)
    }

    @Test(arguments: [
        (OperandValue.integer(1), OperandValue.string("a"), "'in <string>' requires string as left operand, not int"),
        (.null, .string("a"), "'in <string>' requires string as left operand, not NoneType"),
        (.integer(1), .null, "argument of type 'NoneType' is not iterable"),
        (.integer(1), .integer(1), "argument of type 'int' is not iterable"),
        (.integer(1), .float(1), "argument of type 'float' is not iterable"),
        (.integer(1), .boolean(true), "argument of type 'bool' is not iterable"), (.array([]), .object([]), "unhashable type: 'list'"),
    ])
    func membershipFailsAsTheReferenceDoes(item: OperandValue, container: OperandValue, message: String) throws {
        var runtime = Runtime(limits: Limits())
        let (item, container) = (item.value(in: &runtime.heap), container.value(in: &runtime.heap))
        #expect(throws: HogFailure.type(message)) { _ = try runtime.contains(container, item) }
    }
}
