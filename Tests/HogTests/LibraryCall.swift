import Testing

@testable import Hog

/// A value as written in a test.
indirect enum ArgumentValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text(String)
    case array([ArgumentValue])
    case tuple([ArgumentValue])
    case object([(ArgumentValue, ArgumentValue)])
    /// A library function as a value.
    case function(String)
    /// An integer too large for 64 bits.
    case power(of: Int, Int)

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(floatLiteral value: Double) { self = .float(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: ArgumentValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (ArgumentValue, ArgumentValue)...) { self = .object(elements) }

    func value(in runtime: inout Runtime) throws -> Hog.Value {
        switch self {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .text(let text): return runtime.heap.string(text)
        case .array(let items): return runtime.heap.array(try values(items, in: &runtime))
        case .tuple(let items): return runtime.heap.tuple(try values(items, in: &runtime))
        case .object(let pairs):
            var members = ObjectMembers()
            for (key, value) in pairs {
                let key = try key.value(in: &runtime)
                members.set(try runtime.heap.key(key), try value.value(in: &runtime))
            }
            return runtime.heap.object(members)
        case .function(let name): return Hog.Value(tag: .libraryFunction, bits: UInt64(try #require(Library.numbers[name])))
        case .power(let base, let exponent):
            var product = Hog.Value.integer(1)
            for _ in 0..<exponent { product = try runtime.multiply(product, .integer(base)) }
            return product
        }
    }

    private func values(_ items: [ArgumentValue], in runtime: inout Runtime) throws -> [Hog.Value] {
        var values: [Hog.Value] = []
        for item in items { values.append(try item.value(in: &runtime)) }
        return values
    }
}

/// A call of a library function and its expected outcome: a value in printed form, or a failure as `Class: message`.
struct LibraryCall: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [ArgumentValue]
    let expected: String

    init(_ name: String, _ arguments: ArgumentValue..., gives expected: String = "") {
        self.name = name
        self.arguments = arguments
        self.expected = expected
    }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try outcome() == expected, sourceLocation: sourceLocation)
    }

    func check(in runtime: inout Runtime, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try outcome(in: &runtime)
        #expect(outcome == expected, sourceLocation: sourceLocation)
    }

    var testDescription: String { "\(name)\(arguments) → \(expected)" }

    func outcome(limits: Limits = Limits()) throws -> String {
        var runtime = Runtime(limits: limits)
        runtime.start()
        return try outcome(in: &runtime)
    }

    func outcome(in runtime: inout Runtime) throws -> String {
        switch try result(in: &runtime) {
        case .success(let value): try runtime.heap.printed(value)
        case .failure(let failure): "\(failure.kind.rawValue): \(failure.message)"
        }
    }

    func result(in runtime: inout Runtime) throws -> Result<Value, HogFailure> {
        var values: [Value] = []
        for argument in arguments { values.append(try argument.value(in: &runtime)) }
        let function = Library.functions[try #require(Library.numbers[name], "no library function \(name)")]
        do throws(HogFailure) {
            return .success(
                try values.withUnsafeBufferPointer { (values) throws(HogFailure) in
                    try function.body(CallArguments(values), &runtime)
                })
        } catch {
            return .failure(error)
        }
    }
}
