internal import JSON

/// The fields of a request body, or of an object inside it, read one after the other.
///
/// A reader throws the refusal of its field, so that a resource which reads its fields in the order of `spec/api.md` reports the first
/// failing one. The readers are in `Fields+….swift`, one file for each family of types.
struct Fields: Sendable {
    /// Where the fields are.
    enum Source: Sendable {
        case json(JSONValue)
        case form([FormField])
    }

    let source: Source
    /// Stands before every name in an error: `conditions__0__`.
    private let prefix: String
    /// Whether nothing is required: the fields of a PATCH.
    let isPartial: Bool

    init(_ source: Source, prefix: String = "", isPartial: Bool = false) {
        self.source = source
        self.prefix = prefix
        self.isPartial = isPartial
    }

    /// How errors call a field.
    func attr(_ name: String) -> String { prefix + name }

    var isForm: Bool {
        if case .form = source { true } else { false }
    }

    /// Whether the absence of a field is a choice of the client, as it is not in a form whose unticked boxes are simply missing.
    var absenceIsMeant: Bool { isPartial || !isForm }
}

extension Fields {
    /// A value that was sent and is not null.
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

        /// Half of a surrogate pair among the escapes of a string.
        var loneSurrogate: UInt16? {
            if case .json(let json) = self { json.loneSurrogate } else { nil }
        }

        /// A number of JSON.
        var number: JSONValue? {
            if case .json(let json) = self, json.kind == .number { json } else { nil }
        }
    }

    /// Reads one field by the rules of presence that all types share; `convert` refuses what does not fit the type.
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

    private enum Finding {
        case absent, null
        case value(Value)
    }

    private func find(_ name: String, required: Bool, nullable: Bool, keepsEmpty: Bool) -> Finding {
        switch source {
        case .json(let object):
            guard let value = object[name] else { return .absent }
            return value.isNull ? .null : .value(.json(value))
        case .form(let fields):
            guard let text = fields.last(where: { $0.name == name })?.value else { return .absent }
            // An empty field of a form is what a browser sends where nobody typed anything.
            if text.isEmpty, !keepsEmpty, nullable || !required { return nullable ? .null : .absent }
            return .value(.form(text))
        }
    }
}
