import BigInt
import Testing

@testable import Hog

@Suite struct ComparisonOperatorTests {
    private static let orderings: [ComparisonOperator] = [.less, .lessOrEqual, .greater, .greaterOrEqual]

    @Test(.enabled(if: PythonOracle.isAvailable)) func plainEqualityAndOrderingAreThoseOfPython() throws {
        let operators = [ComparisonOperator.equal] + Self.orderings
        var script =
            """
            def show(f):
                try: print(f())
                except Exception as e: print(type(e).__name__ + ': ' + str(e))
            """
        for symbol in operators {
            for left in OperandValue.all {
                for right in OperandValue.all { script += "\nshow(lambda: \(left.python) \(symbol.rawValue) \(right.python))" }
            }
        }
        var expected = try PythonOracle.lines(of: script)[...]
        for symbol in operators {
            for left in OperandValue.all {
                for right in OperandValue.all {
                    let outcome = Self.plainly(left, symbol, right)
                    #expect(outcome == expected.popFirst(), "\(left.python) \(symbol.rawValue) \(right.python)")
                }
            }
        }
    }

    private static func plainly(_ left: OperandValue, _ symbol: ComparisonOperator, _ right: OperandValue) -> String {
        var heap = Heap()
        let (left, right) = (left.value(in: &heap), right.value(in: &heap))
        do throws(HogFailure) {
            let answer = symbol == .equal ? try heap.areEqual(left, right) : try heap.isLess(left, right, symbol)
            return answer ? "True" : "False"
        } catch {
            return "\(error.kind.rawValue): \(error.message)"
        }
    }

    @Test(arguments: [
        (OperandValue.string("1"), OperandValue.integer(1), true), (.string("1.0"), .integer(1), true), (.string(" 1 "), .integer(1), true),
        (.string("a"), .integer(1), false), (.boolean(true), .string("TRUE"), true), (.boolean(true), .string("x"), true),
        (.boolean(false), .string(""), true), (.integer(0), .string(""), false), (.null, .boolean(false), false),
        (.null, .string(""), false),
        (.null, .integer(0), false), (.array([]), .boolean(false), false), (.object([]), .null, false),
        (.integer(2), .boolean(true), false),
        (.array([.string("1")]), .array([.integer(1)]), false), (.array([.integer(1)]), .array([.float(1)]), true),
        (.array([.float(1)]), .array([.boolean(true)]), true), (.array([.integer(1)]), .tuple([.integer(1)]), false),
        (.object([("a", .integer(1)), ("b", .null)]), .object([("b", .null), ("a", .float(1))]), true),
        (.string("1_0"), .integer(10), true),
        (.string("inf"), .float(.infinity), true), (.string("1e2"), .integer(100), true), (.boolean(false), .string("FALSE"), true),
        (.string("\u{e9}"), .string("e\u{301}"), false), (.integer(BigInt(10).power(20)), .string("1e20"), true), (.null, .null, true),
        (.float(.nan), .float(.nan), false),
    ])
    func equalityCoerces(left: OperandValue, right: OperandValue, isEqual: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (left.value(in: &runtime.heap), right.value(in: &runtime.heap))
        #expect(try runtime.equals(left, right) == isEqual)
        #expect(try runtime.equals(right, left) == isEqual)
    }

    @Test(arguments: [
        (OperandValue.string("10"), ComparisonOperator.less, OperandValue.integer(9), false), (.string("B"), .less, .string("a"), true),
        (.array([.integer(1), .integer(2)]), .less, .array([.integer(1), .integer(3)]), true),
        (.string("inf"), .greater, .integer(5), true),
        (.null, .less, .integer(3), true), (.null, .greater, .integer(3), false), (.null, .greaterOrEqual, .null, true),
        (.integer(1), .greater, .null, true), (.null, .greater, .boolean(true), false), (.boolean(true), .greater, .string(""), true),
        (.string("a"), .less, .string("aa"), true), (.string("\u{ffff}"), .less, .string("\u{10000}"), true),
        (.tuple([]), .less, .tuple([.null]), true), (.string(""), .greaterOrEqual, .string(""), true), (.null, .less, .string("1"), true),
    ])
    func orderingCoercesAndTakesNullForZero(left: OperandValue, symbol: ComparisonOperator, right: OperandValue, answer: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (left.value(in: &runtime.heap), right.value(in: &runtime.heap))
        #expect(try runtime.compare(left, right, symbol) == answer)
    }

    @Test(arguments: [
        (
            OperandValue.string("a"), ComparisonOperator.less, OperandValue.integer(1),
            "'<' not supported between instances of 'str' and 'int'"
        ),
        (.null, .greaterOrEqual, .string("x"), "'>=' not supported between instances of 'int' and 'str'"),
        (.array([.integer(1)]), .less, .array([.string("a")]), "'<' not supported between instances of 'int' and 'str'"),
        (.object([]), .lessOrEqual, .object([]), "'<=' not supported between instances of 'dict' and 'dict'"),
        (.array([]), .greater, .tuple([]), "'>' not supported between instances of 'list' and 'tuple'"),
        (.boolean(true), .less, .array([]), "'<' not supported between instances of 'bool' and 'list'"),
    ])
    func whatHasNoOrderIsAFailure(left: OperandValue, symbol: ComparisonOperator, right: OperandValue, message: String) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (left.value(in: &runtime.heap), right.value(in: &runtime.heap))
        let failure = #expect(throws: HogFailure.self) { try runtime.compare(left, right, symbol) }
        #expect(failure == .machine(message))
    }

    private static let date = OperandValue.object([
        ("__hogDate__", .boolean(true)), ("year", .integer(1970)), ("month", .integer(1)), ("day", .integer(2)),
    ])
    private static let datetime = OperandValue.object([
        ("__hogDateTime__", .boolean(true)), ("dt", .float(86_400)), ("zone", .string("Europe/Paris")),
    ])

    @Test(arguments: [
        (date, datetime, true), (datetime, .string("1970-01-02"), true), (date, .string("1970-01-02T01:00:00+01:00"), true),
        (datetime, .string("1970-01-02 00:00:01"), false), (datetime, .string("tomorrow"), false), (datetime, .integer(86_400), false),
        (.string("1970-01-02"), .string("1970-01-02 00:00"), false),
    ])
    func momentsAreComparedWithOneAnotherAndWithStringsLikeDates(left: OperandValue, right: OperandValue, isEqual: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (left.value(in: &runtime.heap), right.value(in: &runtime.heap))
        #expect(try runtime.equals(left, right) == isEqual)
        #expect(try runtime.equals(right, left) == isEqual)
    }

    @Test func momentsHaveAnOrder() throws {
        var runtime = Runtime(limits: Limits())
        let date = Self.date.value(in: &runtime.heap)
        #expect(try runtime.compare(date, runtime.heap.string("1970-01-03"), .less))
        #expect(try !runtime.compare(date, runtime.heap.string("1970-01-01 23:59:59.999"), .less))
        #expect(throws: HogFailure.self) { try runtime.compare(date, .integer(5), .less) }
    }

    @Test func functionsAreEqualThatCloseOverTheSame() throws {
        var heap = Heap()
        let closure = heap.closure(Closure(function: 1, upvalues: [4]))
        #expect(try heap.areEqual(closure, heap.closure(Closure(function: 1, upvalues: [4]))))
        #expect(try !heap.areEqual(closure, heap.closure(Closure(function: 1, upvalues: [5]))))
        #expect(try !heap.areEqual(closure, heap.closure(Closure(function: 2, upvalues: [4]))))
        #expect(try !heap.areEqual(.reference(.libraryFunction, 0), .reference(.libraryFunction, 1)))
        #expect(try heap.areEqual(.reference(.libraryFunction, 1), .reference(.libraryFunction, 1)))
    }

    @Test func whatHoldsItselfIsComparedToAnEnd() throws {
        var heap = Heap()
        let array = heap.array([.null])
        heap.setItem(of: array, 0, to: array)
        #expect(try heap.areEqual(array, array))
        let other = heap.array([.null])
        heap.setItem(of: other, 0, to: other)
        let failure = #expect(throws: HogFailure.self) { try heap.areEqual(array, other) }
        #expect(failure?.kind == .recursion)
        #expect(throws: HogFailure.self) { try heap.isLess(array, other) }
    }

    @Test func valuesWithMoreWaysThroughThemThanAnyoneCanGoTakeNoLongerThanTheRun() throws {
        var runtime = Runtime(limits: Limits(time: .zero))
        runtime.start()
        func tangle() -> Value {
            var value = runtime.heap.array([.integer(1)])
            for _ in 0..<60 { value = runtime.heap.array([value, value]) }
            return value
        }
        let (left, right) = (tangle(), tangle())
        let failure = #expect(throws: HogFailure.self) { try runtime.heap.areEqual(left, right) }
        #expect(failure?.kind == .timeLimit)
    }

    @Test func longTextsTakeManySteps() throws {
        var runtime = Runtime(limits: Limits(time: .zero))
        runtime.start()
        let long = String(repeating: "a", count: 1 << 20)
        let (left, right) = (runtime.heap.array([runtime.heap.string(long)]), runtime.heap.array([runtime.heap.string(long)]))
        #expect(throws: HogFailure.self) { try runtime.heap.areEqual(left, right) }
        #expect(throws: HogFailure.self) { try runtime.heap.holds(left, runtime.heap.items(right)[0]) }
        #expect(throws: HogFailure.self) { try runtime.equals(runtime.heap.items(left)[0], runtime.heap.items(right)[0]) }
    }

    @Test(arguments: [
        (OperandValue.null, false), (.boolean(false), false), (.integer(0), false), (.float(0), false), (.float(-0.0), false),
        (.string(""), false), (.array([]), false), (.object([]), false), (.tuple([]), false), (.string("0"), true),
        (.string("false"), true), (.float(.nan), true), (.integer(-1), true), (.array([.null]), true), (.integer(BigInt(1) << 70), true),
    ])
    func nothingButEmptinessIsFalse(sample: OperandValue, isTrue: Bool) {
        var heap = Heap()
        let value = sample.value(in: &heap)
        #expect(heap.isTruthy(value) == isTrue)
    }
}
