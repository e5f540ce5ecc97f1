internal import JSON
internal import Pattern

/// A constraint on a value. Except for the first three, values of other types satisfy it.
enum SchemaCheck: Sendable {
    case types([SchemaType])
    case oneOf([JSONValue])
    case equal(JSONValue)
    case minimum(Bound)
    case maximum(Bound)
    case minLength(Int)
    case maxLength(Int)
    case pattern(RE2Pattern)
    case minItems(Int)
    case maxItems(Int)

    struct Bound {
        let number: ComparableNumber
        let text: String
    }

    /// The work of looking at a value of moderate size, in bytes of text.
    static let workPerValue = 100
}

extension SchemaCheck {
    /// What is wrong with a value; `nil` if it satisfies the constraint.
    func complaint<Failure: Error>(
        about value: JSONValue, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> String? {
        switch self {
        case .types(let types): return Self.complaint(about: value, notOf: types)
        case .oneOf(let values): return try Self.complaint(about: value, notIn: values, checkpoint)
        case .equal(let constant): return try Self.complaint(about: value, notIn: [constant], checkpoint)
        case .minimum(let bound):
            guard let number = ComparableNumber(value), number < bound.number else { return nil }
            return "must be at least \(bound.text), but is \(ShownValue.text(of: value))"
        case .maximum(let bound):
            guard let number = ComparableNumber(value), number > bound.number else { return nil }
            return "must be at most \(bound.text), but is \(ShownValue.text(of: value))"
        case .minLength(let limit):
            guard let length = try Self.length(of: value, checkpoint), length < limit else { return nil }
            return "must have at least \(Self.count(limit, "character")), but has \(length)"
        case .maxLength(let limit):
            guard let length = try Self.length(of: value, checkpoint), length > limit else { return nil }
            return "must have at most \(Self.count(limit, "character")), but has \(length)"
        case .pattern(let pattern): return try Self.complaint(about: value, notMatching: pattern, checkpoint)
        case .minItems(let limit):
            guard value.kind == .array, value.elementCount() < limit else { return nil }
            return "must have at least \(Self.count(limit, "item")), but has \(value.elementCount())"
        case .maxItems(let limit):
            guard value.kind == .array, value.elementCount() > limit else { return nil }
            return "must have at most \(Self.count(limit, "item")), but has \(value.elementCount())"
        }
    }

    private static func complaint(about value: JSONValue, notOf types: [SchemaType]) -> String? {
        guard !types.contains(where: { $0.includes(value) }) else { return nil }
        let nouns = types.map(\.noun)
        let allowed = (nouns.count > 1 ? nouns.dropLast().joined(separator: ", ") + " or " : "") + (nouns.last ?? "")
        return "must be \(allowed), but is \(SchemaType.noun(of: value))"
    }

    private static func complaint<Failure: Error>(
        about value: JSONValue, notIn allowed: [JSONValue], _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> String? {
        let work = workOfComparing(value)
        for candidate in allowed {
            try checkpoint(work)
            let difference = try candidate.difference(from: value) { () throws(Failure) in try checkpoint(workPerValue) }
            if difference == nil { return nil }
        }
        guard !allowed.isEmpty else { return "cannot be valid: the schema's enum is empty" }
        let choices = ShownValue.list(allowed.lazy.map { ShownValue.text(of: $0) })
        return "must be \(allowed.count > 1 ? "one of " : "")\(choices), but is \(ShownValue.text(of: value))"
    }

    /// The work of comparing a value before `difference` reaches another checkpoint: it reads a whole string, or lists an object's members.
    private static func workOfComparing(_ value: JSONValue) -> Int {
        switch value.kind {
        case .string: workPerValue + (value.string?.utf8.count ?? 0)
        case .object: workPerValue * (1 + value.members.count)
        default: workPerValue
        }
    }

    private static func complaint<Failure: Error>(
        about value: JSONValue, notMatching pattern: RE2Pattern, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> String? {
        guard let text = value.string else { return nil }
        let size = text.utf8.count
        var source: String { ShownValue.string(pattern.description) }
        guard !pattern.takesTooLong(in: size) else { return "is too long for the pattern \(source): it has \(size) bytes" }
        let steps = pattern.uninterruptedSteps(in: size)
        let match = try pattern.firstMatch(in: text, from: 0) { () throws(Failure) in try checkpoint(steps) }
        return match == nil ? "must match the pattern \(source), but is \(ShownValue.text(of: value))" : nil
    }

    /// The number of code points in a string, `nil` for other values.
    private static func length<Failure: Error>(
        of value: JSONValue, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> Int? {
        guard let text = value.string else { return nil }
        try checkpoint(text.utf8.count)
        return text.unicodeScalars.count
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
