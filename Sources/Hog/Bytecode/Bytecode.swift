/// A compiled program in PostHog's format, `["_H", 1, 33, 2, 33, 1, 6, 38]`, with the place in the source of each element.
public struct Bytecode: Sendable {
    /// Includes the header.
    public var elements: [BytecodeElement]
    /// For each element the place in the source; empty if there is no source.
    public var places: [SourcePlace]

    public init(elements: [BytecodeElement], places: [SourcePlace] = []) {
        self.elements = elements
        self.places = places
    }

    /// Maximum number of elements. It limits the time and memory of verification; a page of source has some thousand elements.
    static let maximumCount = 1_000_000
    /// Maximum size of all strings together, in bytes.
    static let maximumText = 16 << 20
}

extension Bytecode {
    /// The elements before the first instruction.
    struct Header: Sendable, Equatable {
        /// 0 or 1. In version 0 the arguments of a call are on the stack in reverse order.
        let version: Int
        /// In elements.
        let length: Int
    }

    var header: Header {
        get throws(HogFailure) {
            switch elements.first {
            case .string("_h"): return Header(version: 0, length: 1)
            case .string("_H"):
                guard elements.count > 1 else { throw HogFailure.machine("Unexpected end of bytecode").at(1) }
                if elements[1] == .integer(1) { return Header(version: 1, length: 2) }
                if elements[1] == .integer(0) { return Header(version: 0, length: 2) }
                throw HogFailure.machine("Unsupported bytecode version \(elements[1].pythonText)").at(1)
            default: throw HogFailure.machine("Invalid bytecode. Must start with '_H'").at(0)
            }
        }
    }
}

/// One element of bytecode, which is a flat JSON array: an opcode, or an operand of an earlier opcode.
public enum BytecodeElement: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
}

extension BytecodeElement: Hashable {
    /// Strings are equal if their scalars are; Swift's `==` would also accept canonical equivalents.
    public static func == (left: BytecodeElement, right: BytecodeElement) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .float(let value): hasher.combine(value)
        case .string(let value): hasher.combine(Text(value))
        }
    }
}

extension BytecodeElement {
    /// The text of Python's `str`, for messages.
    var pythonText: String {
        switch self {
        case .null: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer(let value): "\(value)"
        case .float(let value): FloatText.text(value)
        case .string(let value): value
        }
    }
}
