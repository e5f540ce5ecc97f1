/// The supported keywords. A value is checked in this order.
enum SchemaKeyword: String, CaseIterable {
    case type
    case `enum`
    case const
    case minimum
    case maximum
    case minLength
    case maxLength
    case pattern
    case minItems
    case maxItems
    case required
    case properties
    case additionalProperties
    case items
    case `default`
    case title
    case description
    case examples
    case schema = "$schema"
}

extension SchemaKeyword {
    /// The sentence for a keyword that is not supported.
    static func refusal(of name: String) -> String {
        let hint = replacements[name].map { ": \($0)" } ?? ""
        return "the keyword \(ShownValue.string(name)) is not supported\(hint). Supported keywords: "
            + allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// What to do instead of using a common keyword.
    private static let replacements = [
        "$comment": "use description",
        "$defs": "write each schema where it is used",
        "$ref": "write the schema in its place",
        "allOf": "write one schema with all the keywords",
        "anyOf": "use enum, or a list of types",
        "definitions": "write each schema where it is used",
        "exclusiveMaximum": "use maximum",
        "exclusiveMinimum": "use minimum",
        "format": "use pattern",
        "nullable": "add \"null\" to the list of types",
        "oneOf": "use enum, or a list of types",
        "patternProperties": "use properties",
        "prefixItems": "use items, which applies to all elements",
    ]
}
