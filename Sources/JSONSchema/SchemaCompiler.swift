internal import JSON
internal import Pattern

/// Compiles a schema and the schemas within it.
struct SchemaCompiler {
    /// The memory of one pattern. Most patterns written by hand need a hundredth of it.
    private static let patternMemory = 1 << 20

    private static let version = "https://json-schema.org/draft/2020-12/schema"

    private var depth = 0
    private var patternCount = 0
    /// Approximate memory of the compiled schemas in bytes, without the values of `enum` and `const`.
    private(set) var footprint = 0

    /// - Parameter path: the place of `schema`, from the top.
    mutating func subschema(_ schema: JSONValue, at path: [String]) throws(JSONSchemaError) -> Subschema {
        guard schema.kind == .object else {
            throw Self.refusal(of: schema, at: path, "must be an object of keywords, such as {\"type\": \"string\"}")
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONSchemaValidator.maximumDepth else {
            throw JSONSchemaError(path, "is nested too deep: the limit is \(JSONSchemaValidator.maximumDepth) schemas")
        }
        footprint += MemoryLayout<Subschema>.size * 4
        for (name, _) in schema.members where SchemaKeyword(rawValue: name) == nil {
            throw JSONSchemaError(path + [name], SchemaKeyword.refusal(of: name))
        }
        var subschema = Subschema()
        for keyword in SchemaKeyword.allCases {
            guard let value = schema[keyword.rawValue] else { continue }
            try add(keyword, value, at: path + [keyword.rawValue], to: &subschema)
        }
        return subschema
    }

    private mutating func add(
        _ keyword: SchemaKeyword, _ value: JSONValue, at path: [String], to subschema: inout Subschema
    ) throws(JSONSchemaError) {
        switch keyword {
        case .type: subschema.checks.append(.types(try types(value, at: path)))
        case .enum: subschema.checks.append(.oneOf(try array(value, of: "values", at: path)))
        case .const: subschema.checks.append(.equal(value))
        case .minimum: subschema.checks.append(.minimum(try bound(value, at: path)))
        case .maximum: subschema.checks.append(.maximum(try bound(value, at: path)))
        case .minLength: subschema.checks.append(.minLength(try count(value, at: path)))
        case .maxLength: subschema.checks.append(.maxLength(try count(value, at: path)))
        case .pattern: subschema.checks.append(.pattern(try pattern(value, at: path)))
        case .minItems: subschema.checks.append(.minItems(try count(value, at: path)))
        case .maxItems: subschema.checks.append(.maxItems(try count(value, at: path)))
        case .required: subschema.required = try required(value, at: path)
        case .properties: try addProperties(value, at: path, to: &subschema)
        case .additionalProperties: subschema.allowsOtherProperties = try boolean(value, at: path)
        case .items: subschema.elements = .each(try self.subschema(value, at: path))
        case .default: break
        case .title, .description: _ = try string(value, at: path)
        case .examples: _ = try array(value, of: "values", at: path)
        case .schema: try checkVersion(value, at: path)
        }
    }

    private mutating func addProperties(
        _ value: JSONValue, at path: [String], to subschema: inout Subschema
    ) throws(JSONSchemaError) {
        guard value.kind == .object else { throw Self.refusal(of: value, at: path, "must be an object of schemas") }
        for (name, property) in value.members {
            let path = path + [name]
            try checkName(name, at: path)
            subschema.propertyNames.append(name)
            subschema.properties[PropertyName(name)] = try self.subschema(property, at: path)
        }
    }

    private mutating func pattern(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> RE2Pattern {
        let source = try string(value, at: path)
        guard value.loneSurrogate == nil else { throw JSONSchemaError(path, "must not contain a lone surrogate") }
        patternCount += 1
        guard patternCount <= JSONSchemaValidator.maximumPatterns else {
            throw JSONSchemaError(path, "is one pattern too many: the limit is \(JSONSchemaValidator.maximumPatterns)")
        }
        do throws(PatternError) {
            let pattern = try RE2Pattern(source, memoryLimit: Self.patternMemory)
            footprint += pattern.footprint
            return pattern
        } catch {
            throw JSONSchemaError(path, "must be a regular expression in RE2's syntax: \(error.sentence)")
        }
    }
}

/// Reads the values of keywords.
extension SchemaCompiler {
    private func types(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> [SchemaType] {
        guard value.kind == .array else { return [try type(value, at: path)] }
        let elements = value.elements
        guard !elements.isEmpty else { throw JSONSchemaError(path, "must list at least one type") }
        var types: [SchemaType] = []
        for (position, element) in elements.enumerated() {
            let path = path + ["\(position)"]
            let type = try type(element, at: path)
            guard !types.contains(type) else { throw JSONSchemaError(path, "repeats \(ShownValue.string(type.rawValue))") }
            types.append(type)
        }
        return types
    }

    private func type(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> SchemaType {
        guard let type = value.string.flatMap({ SchemaType(rawValue: $0) }) else {
            let names = SchemaType.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.refusal(of: value, at: path, "must be one of \(names), or a list of them")
        }
        return type
    }

    private func required(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> [PropertyName] {
        var (names, known) = ([PropertyName](), Set<PropertyName>())
        for (position, element) in try array(value, of: "property names", at: path).enumerated() {
            let path = path + ["\(position)"]
            let name = try string(element, at: path)
            try checkName(name, at: path)
            guard known.insert(PropertyName(name)).inserted else { throw JSONSchemaError(path, "repeats \(ShownValue.string(name))") }
            names.append(PropertyName(name))
        }
        return names
    }

    /// A lone surrogate in a key is decoded as U+FFFD. Without it in the schema's names, a key with a lone surrogate equals none of them.
    private func checkName(_ name: String, at path: [String]) throws(JSONSchemaError) {
        guard !name.unicodeScalars.contains("\u{FFFD}") else {
            throw JSONSchemaError(path, "must be a name without lone surrogates and U+FFFD")
        }
    }

    private func checkVersion(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) {
        guard [Self.version, Self.version + "#"].contains(value.string) else {
            throw Self.refusal(of: value, at: path, "must be \(ShownValue.string(Self.version))")
        }
    }

    private func bound(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> SchemaCheck.Bound {
        guard let number = ComparableNumber(value) else { throw Self.refusal(of: value, at: path, "must be a number") }
        return SchemaCheck.Bound(number: number, text: ShownValue.text(of: value))
    }

    private func count(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> Int {
        guard let count = value.integer, count >= 0 else {
            throw Self.refusal(of: value, at: path, "must be an integer from 0 to \(Int.max)")
        }
        return count
    }

    private func boolean(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> Bool {
        guard let boolean = value.boolean else { throw Self.refusal(of: value, at: path, "must be true or false") }
        return boolean
    }

    private func string(_ value: JSONValue, at path: [String]) throws(JSONSchemaError) -> String {
        guard let string = value.string else { throw Self.refusal(of: value, at: path, "must be a string") }
        return string
    }

    private func array(_ value: JSONValue, of contents: String, at path: [String]) throws(JSONSchemaError) -> [JSONValue] {
        guard value.kind == .array else { throw Self.refusal(of: value, at: path, "must be an array of \(contents)") }
        return value.elements
    }

    private static func refusal(of value: JSONValue, at path: [String], _ sentence: String) -> JSONSchemaError {
        JSONSchemaError(path, "\(sentence), but is \(ShownValue.text(of: value))")
    }
}
