import BigInt

@testable import Hog

/// An operand for tests of operators, with its notation in Python.
indirect enum OperandValue: Sendable {
    case null
    case boolean(Bool)
    case integer(BigInt)
    case float(Double)
    case string(String)
    case array([OperandValue])
    case tuple([OperandValue])
    case object([(String, OperandValue)])

    func value(in heap: inout Heap) -> Value {
        switch self {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return heap.integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return heap.string(value)
        case .array(let items): return heap.array(Self.values(items, in: &heap))
        case .tuple(let items): return heap.tuple(Self.values(items, in: &heap))
        case .object(let pairs):
            var members = ObjectMembers()
            for (key, value) in pairs { members.set(key, value.value(in: &heap)) }
            return heap.object(members)
        }
    }

    private static func values(_ items: [OperandValue], in heap: inout Heap) -> [Value] {
        var values: [Value] = []
        for item in items { values.append(item.value(in: &heap)) }
        return values
    }

    var python: String {
        switch self {
        case .null: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer(let value): "\(value)"
        case .float(let value): "float('\(value)')"
        case .string(let value): "'\(value)'"
        case .array(let items): "[" + items.map(\.python).joined(separator: ", ") + "]"
        case .tuple(let items): "tuple([" + items.map(\.python).joined(separator: ", ") + "])"
        case .object(let pairs): "{" + pairs.map { "'\($0)': \($1.python)" }.joined(separator: ", ") + "}"
        }
    }

    /// At least one value of every type, and numbers at the limits of precision.
    static let all: [OperandValue] = [
        .null, .boolean(true), .boolean(false), .integer(0), .integer(1), .integer(-1), .integer(7), .integer(-3),
        .integer(BigInt(Int.max)), .integer(BigInt(Int.min)), .integer(9_007_199_254_740_993), .integer(BigInt(Int.max) + 1),
        .integer(BigInt(3) << 200 + 1), .integer(-(BigInt(5) << 90)), .integer(BigInt(1) << 1100), .float(0), .float(-0.0), .float(1),
        .float(-2.5), .float(0.1), .float(1e300), .float(9_223_372_036_854_775_808), .float(.infinity), .float(.nan), .string(""),
        .string("a"), .string("b\u{e9}"), .array([]), .array([.integer(1), .string("a")]), .array([.float(1), .string("b")]), .tuple([]),
        .tuple([.boolean(true)]), .object([]), .object([("k", .null)]),
    ]
}
