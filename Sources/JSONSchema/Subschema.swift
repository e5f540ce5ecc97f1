internal import JSON

/// A compiled schema within a schema.
struct Subschema: Sendable {
    /// Constraints on a value apart from its elements and members, in the order in which they are checked.
    var checks: [SchemaCheck] = []
    var elements = ElementRule.any
    /// The names of `properties` in order.
    var propertyNames: [String] = []
    var properties: [PropertyName: Subschema] = [:]
    var required: [PropertyName] = []
    var allowsOtherProperties = true

    /// What the elements of an array must satisfy.
    indirect enum ElementRule {
        case any
        case each(Subschema)
    }
}

/// The name of a property. Names are compared byte by byte; as a `String`, canonically equivalent names would be equal.
struct PropertyName: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: PropertyName, right: PropertyName) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension Subschema {
    typealias Violation = JSONSchemaValidator.Violation

    func firstViolation<Failure: Error>(
        in value: JSONValue, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> Violation? {
        try checkpoint(SchemaCheck.workPerValue)
        for check in checks {
            if let sentence = try check.complaint(about: value, checkpoint) { return Violation(sentence) }
        }
        switch value.kind {
        case .array: return try firstViolation(inElementsOf: value, checkpoint)
        case .object: return try firstViolation(inMembersOf: value, checkpoint)
        default: return nil
        }
    }

    private func firstViolation<Failure: Error>(
        inElementsOf array: JSONValue, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> Violation? {
        guard case .each(let subschema) = elements else { return nil }
        for (position, element) in array.elements.enumerated() {
            if let violation = try subschema.firstViolation(in: element, checkpoint) { return violation.below("\(position)") }
        }
        return nil
    }

    private func firstViolation<Failure: Error>(
        inMembersOf object: JSONValue, _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> Violation? {
        if properties.isEmpty, required.isEmpty, allowsOtherProperties { return nil }
        let members = object.members
        if let name = try firstMissing(in: members, checkpoint) { return Violation("is required but missing").below(name.text) }
        for (key, value) in members {
            if let subschema = properties[PropertyName(key)] {
                if let violation = try subschema.firstViolation(in: value, checkpoint) { return violation.below(key) }
            } else if allowsOtherProperties {
                try checkpoint(SchemaCheck.workPerValue)
            } else {
                return Violation("is not allowed: \(permission)").below(key)
            }
        }
        return nil
    }

    /// The first required name that no member has.
    private func firstMissing<Failure: Error>(
        in members: [(key: String, value: JSONValue)], _ checkpoint: (_ work: Int) throws(Failure) -> Void
    ) throws(Failure) -> PropertyName? {
        guard !required.isEmpty else { return nil }
        var missing = Set(required)
        for (key, _) in members {
            try checkpoint(SchemaCheck.workPerValue)
            missing.remove(PropertyName(key))
        }
        return missing.isEmpty ? nil : required.first { missing.contains($0) }
    }

    /// Which members are allowed.
    private var permission: String {
        propertyNames.isEmpty
            ? "the object must be empty"
            : "the properties are " + ShownValue.list(propertyNames.map { ShownValue.string($0) })
    }
}
