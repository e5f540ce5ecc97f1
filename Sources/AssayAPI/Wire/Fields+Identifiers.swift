internal import AssayDomain
internal import JSON

extension Fields {
    /// The id of something, in any textual form of a UUID.
    func id<Thing>(_ name: String, of thing: Thing.Type, required: Bool = false, nullable: Bool = false)
        throws(APIError) -> FieldValue<ID<Thing>>
    {
        try read(name, required: required, nullable: nullable, keepsEmpty: true) { value throws(APIError) in
            guard let text = value.text, let id = ID<Thing>(text) else {
                throw .invalid(attr(name), "Must be a valid UUID.")
            }
            return id
        }
    }

    /// The id of a row that must exist. `exists` is asked once the text is an id; what it throws is passed on.
    func reference<Thing>(_ name: String, to thing: Thing.Type, required: Bool = false, exists: (ID<Thing>) throws -> Bool)
        throws -> FieldValue<ID<Thing>>
    {
        let sent: FieldValue<(String, ID<Thing>)> = try read(name, required: required, nullable: false) { value throws(APIError) in
            try referenceText(value, name)
        }
        guard case .value((let text, let id)) = sent else { return .absent }
        guard try exists(id) else {
            throw APIError.invalid(attr(name), code: "does_not_exist", "Invalid pk \"\(text)\" - object does not exist.")
        }
        return .value(id)
    }

    private func referenceText<Thing>(_ value: Value, _ name: String) throws(APIError) -> (String, ID<Thing>) {
        if case .json(let json) = value, json.boolean != nil {
            throw .invalid(attr(name), code: "incorrect_type", "Incorrect type. Expected pk value, received bool.")
        }
        let text = shown(value)
        if text.isEmpty { throw .null(attr(name)) }
        guard let id = ID<Thing>(text) else { throw .invalid(attr(name), "“\(text)” is not a valid UUID.") }
        return (text, id)
    }

    /// A moment, converted to UTC.
    func datetime(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<Timestamp> {
        try read(name, required: required, nullable: nullable) { value throws(APIError) in
            guard let text = value.text else { throw .datetime(attr(name), .wrongFormat) }
            do throws(Timestamp.TextError) {
                return try Timestamp(text: text)
            } catch {
                throw .datetime(attr(name), error)
            }
        }
    }
}
