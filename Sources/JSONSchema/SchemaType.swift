internal import JSON

/// The types of JSON Schema.
enum SchemaType: String, CaseIterable {
    case null, boolean, integer, number, string, array, object

    /// Every whole number is an integer, in any notation: `1.0`, `1e400`.
    func includes(_ value: JSONValue) -> Bool {
        switch (self, value.kind) {
        case (.null, .null), (.boolean, .boolean), (.number, .number), (.string, .string), (.array, .array), (.object, .object): true
        case (.integer, .number): ComparableNumber(value)?.isWhole ?? false
        default: false
        }
    }

    /// The type of a value in a sentence. A number that is not whole is shown, because it may be refused as an integer.
    static func noun(of value: JSONValue) -> String {
        switch value.kind {
        case .null: SchemaType.null.noun
        case .boolean: SchemaType.boolean.noun
        case .number: SchemaType.integer.includes(value) ? SchemaType.number.noun : ShownValue.text(of: value)
        case .string: SchemaType.string.noun
        case .array: SchemaType.array.noun
        case .object: SchemaType.object.noun
        }
    }

    var noun: String {
        switch self {
        case .null: "null"
        case .boolean, .number, .string: "a \(rawValue)"
        case .integer, .array, .object: "an \(rawValue)"
        }
    }
}
