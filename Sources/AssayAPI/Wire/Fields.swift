internal import JSON

/// The fields of a request body, or of an object inside it, read one after the other.
///
/// Each reader throws the error of its own field, so a resource that reads its fields in the order of the contract reports the first
/// invalid one. The readers for the kinds of values are in `FieldValues.swift`.
struct Fields: Sendable {
    /// The kind of body that has the fields.
    enum Source: Sendable {
        case json(JSONValue)
        case form([FormField])
    }

    let source: Source
    /// Precedes every name in an error: `conditions__0__`.
    private let prefix: String
    /// Whether no field is required, as in a PATCH.
    let isPartial: Bool

    init(_ source: Source, prefix: String = "", isPartial: Bool = false) {
        self.source = source
        self.prefix = prefix
        self.isPartial = isPartial
    }

    /// The name of a field in errors.
    func attr(_ name: String) -> String { prefix + name }

    var isForm: Bool {
        if case .form = source { true } else { false }
    }

    /// Whether a missing field means "not sent". In a form it can also mean an unticked box.
    var absenceIsIntentional: Bool { isPartial || !isForm }
}

extension Fields {
    /// A value that is not null.
    enum Value {
        case json(JSONValue)
        case form(String)

        /// A string of either kind of body; `nil` for any other value.
        var text: String? {
            switch self {
            case .json(let json): json.string
            case .form(let text): text
            }
        }

        /// An unpaired surrogate among the escapes of a string.
        var loneSurrogate: UInt16? {
            if case .json(let json) = self { json.loneSurrogate } else { nil }
        }

        /// The value if it is a JSON number.
        var number: JSONValue? {
            if case .json(let json) = self, json.kind == .number { json } else { nil }
        }
    }

    /// Reads one field by the rules for missing and null values that all types share; `convert` throws if the value does not fit the type.
    func read<Result: Sendable>(
        _ name: String, required: Bool, nullable: Bool, keepsEmpty: Bool = false,
        _ convert: (Value) throws(APIError) -> Result
    ) throws(APIError) -> FieldValue<Result> {
        switch find(name, required: required, nullable: nullable, keepsEmpty: keepsEmpty) {
        case .absent where required && !isPartial: throw .required(attr(name))
        case .absent: return .absent
        case .null where nullable: return .null
        case .null: throw .null(attr(name))
        case .value(let value): return .value(try convert(value))
        }
    }

    private enum Lookup {
        case absent, null
        case value(Value)
    }

    private func find(_ name: String, required: Bool, nullable: Bool, keepsEmpty: Bool) -> Lookup {
        switch source {
        case .json(let object):
            guard let value = object[name] else { return .absent }
            return value.isNull ? .null : .value(.json(value))
        case .form(let fields):
            guard let text = fields.last(where: { $0.name == name })?.value else { return .absent }
            // A browser sends an empty field where the user typed nothing.
            if text.isEmpty, !keepsEmpty, nullable || !required { return nullable ? .null : .absent }
            return .value(.form(text))
        }
    }
}

extension Fields {
    /// Throws if there is an unknown field, which is probably misspelt. For endpoints that only Assay has: PostHog's ignore such fields.
    func rejectUnknownFields(known: [String], ignored: [String] = []) throws(APIError) {
        for name in names where !known.contains(name) && !ignored.contains(name) {
            throw .invalid(attr(name), "Unknown field \"\(name)\". Use \(known.joined(separator: ", ")).")
        }
    }

    private var names: [String] {
        switch source {
        case .json(let object): object.members.map(\.key)
        case .form(let fields): fields.map(\.name)
        }
    }
}
