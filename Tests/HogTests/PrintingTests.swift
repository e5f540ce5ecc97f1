import BigInt
import Testing

@testable import Hog

@Suite struct PrintingTests {
    @Test(.enabled(if: PythonOracle.isAvailable)) func floatsAreThoseOfPython() throws {
        let lines = try PythonOracle.lines(
            of: """
                import random, struct
                random.seed(7)
                def shown(value): print(struct.unpack('<Q', struct.pack('<d', value))[0], repr(value))
                for value in [0.0, -0.0, 1e16, 1e15, 9999999999999998.0, 1e-4, 9.999e-05, 1e-05, 5e-324, 1.5e+300, 2.0**53, 2.0**54, 2.0**60,
                    float('inf'), float('-inf'), float('nan'), 123456789012345680.0, 0.1, 100.0]: shown(value)
                for _ in range(2000): shown(struct.unpack('<d', struct.pack('<Q', random.getrandbits(64)))[0])
                for _ in range(2000): shown(random.choice([1, -1]) * random.randint(1, 10**6) * 10.0**random.randint(-12, 18))
                for _ in range(2000): shown(round(random.uniform(-1000, 1000), random.randint(0, 6)))
                """)
        #expect(lines.count > 6000)
        for line in lines {
            let parts = line.split(separator: " ")
            let value = Double(bitPattern: try #require(UInt64(parts[0])))
            #expect(FloatText.text(value) == parts[1])
        }
    }

    @Test(arguments: [
        (OperandValue.null, "null"), (.boolean(true), "true"), (.boolean(false), "false"), (.integer(-12), "-12"), (.float(1), "1.0"),
        (.float(1e16), "1e+16"), (.float(1e-5), "1e-05"), (.float(-0.0), "-0.0"), (.float(-.infinity), "-inf"), (.float(.nan), "nan"),
        (.string("it's"), #"'it\'s'"#), (.string("\u{8}\u{c}\r\n\t\0\u{7}\u{b}\\\"\u{e9}"), #"'\b\f\r\n\t\0\a\v\\"é'"#),
        (.array([]), "[]"), (.array([.integer(1), .string("a"), .null]), "[1, 'a', null]"), (.tuple([]), "tuple()"),
        (.tuple([.integer(1)]), "tuple(1)"), (.tuple([.integer(1), .integer(2)]), "(1, 2)"), (.object([]), "{}"),
        (.object([("k", .integer(1)), ("k2", .tuple([.array([])]))]), "{'k': 1, 'k2': tuple([])}"),
        (.object([("__hogDateTime__", .boolean(true)), ("dt", .integer(5)), ("zone", .string("UTC"))]), "DateTime(5.0, 'UTC')"),
        (
            .object([("__hogDate__", .boolean(true)), ("year", .integer(2024)), ("month", .integer(1)), ("day", .integer(2))]),
            "Date(2024, 1, 2)"
        ),
        (.object([("__hogError__", .boolean(true)), ("type", .string("T")), ("message", .string("m'"))]), #"T('m\'')"#),
        (
            .object([("__hogError__", .boolean(true)), ("type", .string("T")), ("message", .string("m")), ("payload", .null)]),
            "T('m')"
        ),
        (
            .object([("__hogError__", .boolean(true)), ("type", .string("T")), ("message", .string("m")), ("payload", .object([]))]),
            "T('m', {})"
        ),
        (
            .object([("__hogInterval__", .boolean(true)), ("value", .integer(5)), ("unit", .string("day"))]),
            "{'__hogInterval__': true, 'value': 5, 'unit': 'day'}"
        ),
        (.integer(BigInt(1) << 70), "1180591620717411303424"),
    ])
    func theValueFormIsThatOfTheReference(sample: OperandValue, form: String) throws {
        var heap = Heap()
        let value = sample.value(in: &heap)
        #expect(try heap.printed(value) == form)
    }

    @Test func atTheTopAStringIsRawAndInConcatNullIsNothing() throws {
        var heap = Heap()
        let text = heap.string("it's")
        #expect(try heap.displayed(text) == "it's")
        #expect(try heap.displayed(.null) == "null")
        #expect(try heap.concatenated(.null) == "")
        #expect(try heap.concatenated(text) == "it's")
        #expect(try heap.concatenated(heap.array([.null])) == "[null]")
    }

    @Test func keysAreInTheValueFormToo() throws {
        var heap = Heap()
        var members = ObjectMembers()
        for key in [Key.null, .boolean(true), .integer(2), .float(2.5), .tuple([.integer(1)]), .text(Text("a'"))] {
            members.set(key, .null)
        }
        #expect(try heap.printed(heap.object(members)) == #"{null: null, true: null, 2: null, 2.5: null, tuple(1): null, 'a\'': null}"#)
    }

    @Test func functionsShowTheirNamesAndHowManyArgumentsTheyTake() throws {
        var heap = Heap()
        heap.functions = [FunctionDescription(name: "f", parameterCount: 2, upvalueCount: 0, chunk: "root", start: 7)]
        heap.functions.append(FunctionDescription(name: "not a`name", parameterCount: 0, upvalueCount: 0, chunk: "root", start: 7))
        #expect(try heap.printed(heap.closure(Closure(function: 0, upvalues: []))) == "fn<f(2)>")
        #expect(try heap.printed(.reference(.callable, 1)) == #"fn<`not a\`name`(0)>"#)
    }

    @Test func whatHoldsItselfPrintsNull() throws {
        var heap = Heap()
        let array = heap.array([.integer(1), .null])
        heap.setItem(of: array, 1, to: array)
        #expect(try heap.printed(array) == "[1, null]")
        #expect(try heap.pythonText(array) == "[1, [...]]")
        let shared = heap.array([])
        #expect(try heap.printed(heap.array([shared, shared])) == "[[], []]")
    }

    @Test func whatIsNestedTooDeeplyCannotBePrinted() throws {
        var heap = Heap()
        var value = Value.null
        for _ in 0..<5000 { value = heap.array([value]) }
        let failure = #expect(throws: HogFailure.self) { try heap.printed(value) }
        #expect(failure == HogFailure(.recursion, "maximum recursion depth exceeded"))
        #expect(throws: HogFailure.self) { try heap.pythonText(value) }
    }

    @Test func aValueWithMoreWaysThroughItThanAnyoneCanGoIsNotPrintedWhole() throws {
        var runtime = Runtime(limits: Limits(memory: 100_000))
        var value = runtime.heap.array([])
        for _ in 0..<100 { value = runtime.heap.array([value, value]) }
        let failure = #expect(throws: HogFailure.self) { try runtime.heap.printed(value) }
        #expect(failure?.kind == .memoryLimit)
    }

    @Test func longIntegersAreNotConverted() throws {
        var heap = Heap()
        #expect(try heap.printed(heap.integer(BigInt(10).power(4299))).utf8.count == 4300)
        let failure = #expect(throws: HogFailure.self) { try heap.printed(heap.integer(-BigInt(10).power(4300))) }
        #expect(
            failure
                == .value(
                    "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
        )
    }
}
