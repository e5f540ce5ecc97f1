import BigInt
import Testing

@testable import Hog

@Suite struct ArithmeticTests {
    private enum Operation: String, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case modulo = "%"

        func apply(_ left: Value, _ right: Value, in runtime: inout Runtime) throws(HogFailure) -> Value {
            switch self {
            case .add: try runtime.add(left, right)
            case .subtract: try runtime.subtract(left, right)
            case .multiply: try runtime.multiply(left, right)
            case .divide: try runtime.divide(left, right)
            case .modulo: try runtime.modulo(left, right)
            }
        }
    }

    /// The outcome of an operation, including failures, in Python's notation.
    private static func outcome(_ operation: Operation, _ left: OperandValue, _ right: OperandValue) -> String {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (left.value(in: &runtime.heap), right.value(in: &runtime.heap))
        do throws(HogFailure) {
            let result = try operation.apply(left, right, in: &runtime)
            return try runtime.heap.pythonText(result)
        } catch {
            return "\(error.kind.rawValue): \(error.message)"
        }
    }

    /// Excludes huge repetitions: Hog refuses them for lack of memory, Python for lack of an index.
    private static func isComparable(_ operation: Operation, _ left: OperandValue, _ right: OperandValue) -> Bool {
        switch (operation, left, right) {
        case (.modulo, .string, _): false
        case (.multiply, .integer(let times), .string), (.multiply, .integer(let times), .array), (.multiply, .integer(let times), .tuple),
            (.multiply, .string, .integer(let times)), (.multiply, .array, .integer(let times)), (.multiply, .tuple, .integer(let times)):
            times < 1000 || times > BigInt(Int.max)
        default: true
        }
    }

    @Test(.enabled(if: PythonOracle.isAvailable)) func everyMixOfTypesIsAsInPython() throws {
        var cases: [(operation: Operation, left: OperandValue, right: OperandValue)] = []
        for operation in Operation.allCases {
            for left in OperandValue.all {
                for right in OperandValue.all where Self.isComparable(operation, left, right) { cases.append((operation, left, right)) }
            }
        }
        let script =
            """
            values = [\(OperandValue.all.map(\.python).joined(separator: ", "))]
            def show(f):
                try: print(repr(f()))
                except Exception as e: print(type(e).__name__ + ': ' + str(e))
            """ + cases.map { "\nshow(lambda: \($0.left.python) \($0.operation.rawValue) \($0.right.python))" }.joined()
        let expected = try PythonOracle.lines(of: script)
        #expect(expected.count == cases.count)
        for (sample, expected) in zip(cases, expected) {
            let outcome = Self.outcome(sample.operation, sample.left, sample.right)
            #expect(outcome == expected, "\(sample.left.python) \(sample.operation.rawValue) \(sample.right.python)")
        }
    }

    @Test(arguments: [(-5, 3, 1), (5, -3, -1), (-6, 3, 0), (Int.min, -1, 0)])
    func theRemainderHasTheSignOfTheDivisor(left: Int, right: Int, remainder: Int) throws {
        var runtime = Runtime(limits: Limits())
        #expect(try runtime.modulo(.integer(left), .integer(right)).asInteger == remainder)
    }

    @Test func whatFitsAgainIsNoBigIntegerAnyMore() throws {
        var runtime = Runtime(limits: Limits())
        let large = try runtime.add(.integer(.max), .integer(1))
        #expect(large.tag == .bigInteger)
        let small = try runtime.subtract(large, .integer(1))
        #expect(small.tag == .integer)
        #expect(small.asInteger == .max)
    }

    @Test func formattingWithPercentIsNoOperatorOfHog() throws {
        #expect(Self.outcome(.modulo, .string("%d"), .integer(1)) == "TypeError: unsupported operand type(s) for %: 'str' and 'int'")
    }

    @Test func integersAreBounded() throws {
        var runtime = Runtime(limits: Limits())
        var value = Value.integer(10)
        let failure = #expect(throws: HogFailure.self) {
            for _ in 0..<40 { value = try runtime.multiply(value, value) }
        }
        #expect(failure?.message == "Integers of more than 100000 bits are not supported")
    }

    @Test func repeatingChecksForRoomFirst() throws {
        var runtime = Runtime(limits: Limits(memory: 1000))
        let text = runtime.heap.string("ab")
        #expect(try runtime.heap.string(runtime.multiply(.integer(3), text)) == "ababab")
        let failure = #expect(throws: HogFailure.self) { _ = try runtime.multiply(text, .integer(1 << 61)) }
        #expect(failure?.kind == .memoryLimit)
        #expect(throws: HogFailure.self) { _ = try runtime.multiply(runtime.heap.array([.null]), .integer(.max)) }
    }

    @Test func puttingTogetherChecksForRoomFirst() throws {
        var runtime = Runtime(limits: Limits(memory: 1000))
        let text = runtime.heap.string(String(repeating: "a", count: 600))
        let failure = #expect(throws: HogFailure.self) { _ = try runtime.add(text, text) }
        #expect(failure?.message == "Memory limit of 1000 bytes exceeded. Attempted to use 1208 bytes")
    }
}
