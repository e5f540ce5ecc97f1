/// A program as PostHog stores it: `["_H", 1, 33, 2, 33, 1, 6, 38]`, and where each element comes from.
public struct Bytecode: Sendable {
    /// With the header.
    public var elements: [Element]
    /// For each element the place in the source that it was compiled from; empty where there is no source.
    public var places: [SourcePlace]

    public init(elements: [Element], places: [SourcePlace] = []) {
        self.elements = elements
        self.places = places
    }

    /// A larger program takes long to verify and much room, and nobody has written one: a page of source is some thousand elements.
    static let maximumCount = 1_000_000
    /// All strings together, in bytes.
    static let maximumText = 16 << 20
}

extension Bytecode {
    /// What stands before the first instruction.
    struct Header: Sendable, Equatable {
        /// In version 0 the arguments of a call are on the stack in reverse order.
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
