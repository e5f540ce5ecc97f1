import BigInt
import JSON
import Testing

@testable import Hog

@Suite struct GlobalValueTests {
    private static let text = """
        {"a": {"b": [10, "x", {"c": 1.0}]}, "n": 12345678901234567890, "f": 1e400, "e": 1e2, "z": -0, "s": "h\u{e9}", "t": [true, null]}
        """

    private static func read(_ chain: [OperandValue]) throws -> String {
        var runtime = Runtime(limits: Limits())
        let global = Global.json(try JSONValue(parsing: Array(text.utf8)))
        var keys: [Value] = []
        for key in chain { keys.append(key.value(in: &runtime.heap)) }
        return try runtime.heap.printed(runtime.value(of: global, chain: keys))
    }

    @Test(arguments: [
        ([OperandValue.string("a"), .string("b"), .integer(1)], "10"), ([.string("a"), .string("b"), .integer(-1), .string("c")], "1.0"),
        ([.string("a"), .string("b"), .integer(4)], "null"), ([.string("missing"), .string("b"), .integer(0)], "null"),
        ([.string("n")], "12345678901234567890"), ([.string("f")], "inf"), ([.string("e")], "100.0"), ([.string("z")], "0"),
        ([.string("s"), .integer(2)], "'é'"), ([.string("t")], "[true, null]"), ([.integer(9)], "null"),
        ([], "{'a': {'b': [10, 'x', {'c': 1.0}]}, 'n': 12345678901234567890, 'f': inf, 'e': 100.0, 'z': 0, 's': 'hé', 't': [true, null]}"),
    ])
    func chainsReadOnlyTheirEnd(chain: [OperandValue], expected: String) throws {
        #expect(try Self.read(chain) == expected)
    }

    @Test(arguments: [
        ([OperandValue.string("a"), .integer(0)], HogFailure.machine("Hog arrays start from index 1")),
        ([.string("s"), .string("x")], .attribute("'str' object has no attribute 'get'")),
        ([.string("n"), .string("x")], .attribute("'int' object has no attribute 'get'")),
        ([.string("n"), .integer(1)], .type("object of type 'int' has no len()")), ([.string("a"), .integer(1)], HogFailure(.key, "0")),
        ([.array([])], .type("unhashable type: 'list'")),
    ])
    func chainsFailAsPropertiesDo(chain: [OperandValue], failure: HogFailure) throws {
        #expect(throws: failure) { try Self.read(chain) }
    }

    @Test func globalsOfTheHostAreReadLikeJSON() throws {
        var runtime = Runtime(limits: Limits())
        let global = Global.object([("a", .integer(1)), ("b", .array([.text("x"), .float(2), .boolean(true), .null])), ("a", .integer(3))])
        #expect(try runtime.heap.printed(runtime.value(of: global)) == "{'a': 3, 'b': ['x', 2.0, true, null]}")
        #expect(try runtime.value(of: global, chain: [runtime.heap.string("a")]).asInteger == 3)
        let last = try runtime.value(of: global, chain: [runtime.heap.string("b"), .integer(1), .integer(-1)])
        #expect(try runtime.heap.printed(last) == "'x'")
    }

    @Test func globalsThatHaveNoRoomAreRefused() throws {
        var runtime = Runtime(limits: Limits(memory: 100))
        let failure = #expect(throws: HogFailure.self) { _ = try runtime.value(of: .array(Array(repeating: .null, count: 100))) }
        #expect(failure?.kind == .memoryLimit)
    }

    @Test func copiesShareNothingAndKeepTheirShape() throws {
        var runtime = Runtime(limits: Limits())
        let shared = runtime.heap.array([.integer(1)])
        let array = runtime.heap.array([shared, shared, .null])
        runtime.heap.setItem(of: array, 2, to: array)
        let copy = try runtime.deepCopy(array)
        runtime.heap.setItem(of: shared, 0, to: .integer(2))
        #expect(try runtime.heap.printed(copy) == "[[1], [1], null]")
        let items = runtime.heap.items(copy)
        #expect(items[0].heapIndex == items[1].heapIndex)
        #expect(items[2].heapIndex == copy.heapIndex)
    }
}
