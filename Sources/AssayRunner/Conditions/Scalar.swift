internal import JSON

/// A value that comes before or after others.
struct Scalar: Sendable {
    let text: String
    /// Where the value is a number, or a text that spells one.
    let number: ExactNumber?

    init(reading value: JSONValue) {
        text = value.asText
        number = value.kind == .number || value.kind == .string ? ExactNumber(text) : nil
    }

    /// Numbers by their size; where one is none, both by their texts.
    func comes(before other: Scalar) -> Bool {
        if let number, let theirs = other.number { return number < theirs }
        return text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
}

/// Which of two must come first.
enum ValueOrder: Sendable {
    case before, notAfter, same, notBefore, after

    func holds(_ left: Scalar, _ right: Scalar) -> Bool {
        holds(isBefore: left.comes(before: right), isAfter: right.comes(before: left))
    }

    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        holds(isBefore: left < right, isAfter: left > right)
    }

    private func holds(isBefore: Bool, isAfter: Bool) -> Bool {
        switch self {
        case .before: isBefore
        case .notAfter: !isAfter
        case .same: !isBefore && !isAfter
        case .notBefore: !isBefore
        case .after: isAfter
        }
    }
}
