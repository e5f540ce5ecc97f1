internal import BigInt

/// A key of an object. Numbers that are equal are one key, whatever their type: 1, 1.0 and true.
enum Key: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case bigInteger(BigInt)
    case text(Text)
    case tuple([Key])
}

extension Key: Hashable {
    static func == (left: Key, right: Key) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): return left == right
        case (.null, .null): return true
        case (.tuple(let left), .tuple(let right)): return left == right
        default:
            if let left = left.word { return left == right.word }
            guard right.word == nil else { return false }
            if let left = left.wholeNumber { return left == right.wholeNumber }
            return left.fraction != nil && left.fraction == right.fraction
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .text(let text): hasher.combine(text)
        case .tuple(let keys): hasher.combine(keys)
        default:
            if let word { return hasher.combine(word) }
            if let wholeNumber { hasher.combine(wholeNumber) } else { hasher.combine(fraction) }
        }
    }

    /// What a number is that has no fraction and 64 bits at most, which nearly all are.
    private var word: Int? {
        switch self {
        case .boolean(let value): value ? 1 : 0
        case .integer(let value): value
        case .float(let value): Int(exactly: value)
        default: nil
        }
    }

    /// What a number is that has no fraction and more than 64 bits.
    private var wholeNumber: BigInt? {
        switch self {
        case .bigInteger(let value): value
        case .float(let value): BigInt(exactly: value)
        default: nil
        }
    }

    private var fraction: Double? {
        guard case .float(let value) = self else { return nil }
        return value
    }
}
