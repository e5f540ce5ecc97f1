internal import JSON

extension Fields {
    /// Any JSON value. In a form it is JSON text.
    func json(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONText> {
        switch try structure(name, required: required, nullable: nullable) {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(value.compact)
        }
    }

    /// Any JSON value, for a resource that looks into it. In a form it is JSON text.
    func value(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONValue> {
        try structure(name, required: required, nullable: nullable)
    }

    /// A JSON object with members of any names.
    func dictionary(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONValue> {
        let sent = try structure(name, required: required, nullable: nullable)
        if case .value(let value) = sent { try Self.checkDictionary(value, attr(name)) }
        return sent
    }

    /// A JSON array of objects with members of any names.
    func dictionaries(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<[JSONValue]> {
        let sent = try list(name, required: required, nullable: nullable)
        for (position, value) in (sent.value ?? []).enumerated() { try Self.checkDictionary(value, "\(attr(name))__\(position)") }
        return sent
    }

    /// A JSON array of anything.
    func list(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<[JSONValue]> {
        try elements(name, attr: attr(name), required: required, nullable: nullable)
    }

    /// A JSON object with fields of its own, which are required or not whatever the method.
    func object(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<Fields> {
        switch try structure(name, required: required, nullable: nullable) {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try Self.nested(value, attr(name)))
        }
    }

    /// A JSON array of objects with fields of their own.
    func objects(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<[Fields]> {
        switch try elements(name, attr: "\(attr(name))__non_field_errors", required: required, nullable: nullable) {
        case .absent: return .absent
        case .null: return .null
        case .value(let elements):
            var objects = [Fields]()
            for (position, element) in elements.enumerated() {
                objects.append(try Self.nested(element, "\(attr(name))__\(position)"))
            }
            return .value(objects)
        }
    }

    private static func checkDictionary(_ value: JSONValue, _ attr: String) throws(APIError) {
        guard value.kind == .object else {
            throw .invalid(attr, code: "not_a_dict", "Expected a dictionary of items but got type \"\(value.typeName)\".")
        }
    }

    private static func nested(_ value: JSONValue, _ attr: String) throws(APIError) -> Fields {
        guard value.kind == .object else {
            throw .invalid("\(attr)__non_field_errors", "Invalid data. Expected a dictionary, but got \(value.typeName).")
        }
        return Fields(.json(value), prefix: "\(attr)__")
    }

    private func elements(_ name: String, attr: String, required: Bool, nullable: Bool) throws(APIError) -> FieldValue<[JSONValue]> {
        switch try structure(name, required: required, nullable: nullable) {
        case .absent: return .absent
        case .null: return .null
        case .value(let value):
            guard value.kind == .array else {
                throw .invalid(attr, code: "not_a_list", "Expected a list of items but got type \"\(value.typeName)\".")
            }
            return .value(value.elements)
        }
    }

    private func structure(_ name: String, required: Bool, nullable: Bool) throws(APIError) -> FieldValue<JSONValue> {
        let sent: FieldValue<JSONValue> = try read(name, required: required, nullable: nullable, keepsEmpty: true) {
            value throws(APIError) in
            switch value {
            case .json(let json): return json
            case .form(let text):
                do { return try JSONValue(parsing: Array(text.utf8)) } catch { throw .invalid(attr(name), "Value must be valid JSON.") }
            }
        }
        guard case .value(let value) = sent, value.isNull else { return sent }
        guard nullable else { throw .null(attr(name)) }
        return .null
    }
}
