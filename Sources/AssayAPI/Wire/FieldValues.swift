internal import AssayDomain
internal import JSON

/// The value that a client sent for a field, checked and converted.
enum FieldValue<Value: Sendable>: Sendable {
    /// Not sent: a new row gets the default, an existing one keeps its value.
    case absent
    /// JSON null, for a field that may be null.
    case null
    case value(Value)

    /// `nil` if it is absent or null.
    var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Stores it in a target that cannot be null, unless it is absent.
    func set(_ target: inout Value) {
        if case .value(let value) = self { target = value }
    }

    /// Stores it in a target that can be null, unless it is absent.
    func set(_ target: inout Value?) {
        switch self {
        case .absent: break
        case .null: target = nil
        case .value(let value): target = value
        }
    }
}

extension Fields {
    /// A string, trimmed. A number is converted. `blank`: whether it may be empty.
    func string(_ name: String, required: Bool = false, nullable: Bool = false, blank: Bool = false, max: Int? = nil)
        throws(APIError) -> FieldValue<String>
    {
        try read(name, required: required, nullable: nullable, keepsEmpty: blank) { value throws(APIError) in
            guard let sent = value.text ?? value.number.map(text(of:)) else { throw .invalid(attr(name), "Not a valid string.") }
            let trimmed = sent.trimmingWhitespace()
            if trimmed.isEmpty {
                guard blank else { throw .invalid(attr(name), code: "blank", "This field may not be blank.") }
                return trimmed
            }
            try check(trimmed, lone: value.loneSurrogate, max: max, name)
            return trimmed
        }
    }

    /// One of a few strings, compared exactly.
    func choice(_ name: String, among choices: [String], required: Bool = false) throws(APIError) -> FieldValue<String> {
        try read(name, required: required, nullable: false, keepsEmpty: true) { value throws(APIError) in
            if let word = value.text, choices.contains(word) { return word }
            throw .invalid(attr(name), code: "invalid_choice", "\"\(quoted(value))\" is not a valid choice.")
        }
    }

    /// A value as an error quotes it.
    func quoted(_ value: Value) -> String {
        switch value {
        case .form(let text): text
        case .json(let json): json.string ?? json.boolean.map { $0 ? "True" : "False" } ?? json.compact.text
        }
    }

    /// A number as a string: integers as they were written, others in their shortest form.
    private func text(of number: JSONValue) -> String {
        let written = number.numberText ?? ""
        let isWhole = !written.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        return isWhole ? written : number.double.map { "\($0)" } ?? written
    }

    private func check(_ text: String, lone: UInt16?, max: Int?, _ name: String) throws(APIError) {
        // A string has at least as many bytes as code points, and bytes are quicker to count.
        if let max, text.utf8.count > max, text.unicodeScalars.count > max {
            throw .invalid(attr(name), code: "max_length", "Ensure this field has no more than \(max) characters.")
        }
        if text.utf8.contains(0) {
            throw .invalid(attr(name), code: "null_characters_not_allowed", "Null characters are not allowed.")
        }
        if let lone {
            let code = "U+\(String(lone, radix: 16, uppercase: true))"
            throw .invalid(attr(name), code: "surrogate_characters_not_allowed", "Surrogate characters are not allowed: \(code).")
        }
    }
}

extension Fields {
    /// A boolean, in any of the usual spellings.
    func boolean(_ name: String, nullable: Bool = false) throws(APIError) -> FieldValue<Bool> {
        let sent: FieldValue<Bool?> = try read(name, required: false, nullable: nullable) { value throws(APIError) in
            if let bool = Self.bool(of: value) { return bool }
            if nullable, let word = value.text, word.isEmpty || word.lowercased() == "null" { return nil }
            throw .invalid(attr(name), "Must be a valid boolean.")
        }
        switch sent {
        case .absent where absenceIsIntentional: return .absent
        case .absent: return nullable ? .null : .value(false)
        case .null, .value(nil): return .null
        case .value(let bool?): return .value(bool)
        }
    }

    private static func bool(of value: Value) -> Bool? {
        if case .json(let json) = value, let bool = json.boolean { return bool }
        if let number = value.number?.double { return number == 1 ? true : number == 0 ? false : nil }
        switch value.text?.lowercased() {
        case "true", "t", "yes", "y", "on", "1": return true
        case "false", "f", "no", "n", "off", "0": return false
        default: return nil
        }
    }

    /// A whole number: `5`, `5.0` or `"5"`.
    func integer(_ name: String, required: Bool = false, nullable: Bool = false, min: Int? = nil, max: Int? = nil)
        throws(APIError) -> FieldValue<Int>
    {
        try read(name, required: required, nullable: nullable) { value throws(APIError) in
            guard let number = Self.wholeNumber(value) else { throw .invalid(attr(name), "A valid integer is required.") }
            try checkRange(number, min: min, max: max, name)
            return number
        }
    }

    private static func wholeNumber(_ value: Value) -> Int? {
        if let number = value.number { return number.integer ?? saturated(number.double) }
        guard let parts = value.text?.trimmingWhitespace().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false) else {
            return nil
        }
        guard parts.count == 1 || parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
        return Int(parts[0])
    }

    /// A whole number that does not fit 64 bits becomes the nearest bound, which is outside the range of every field.
    private static func saturated(_ number: Double?) -> Int? {
        guard let number, number.rounded() == number, abs(number) >= 9e18 else { return nil }
        return number < 0 ? .min : .max
    }

    /// A number, or a string with a number.
    func number(_ name: String, required: Bool = false, nullable: Bool = false, min: Int? = nil, max: Int? = nil)
        throws(APIError) -> FieldValue<Double>
    {
        try read(name, required: required, nullable: nullable) { value throws(APIError) in
            let number = value.number?.double ?? value.text.flatMap { Double($0.trimmingWhitespace()) }
            guard let number, number.isFinite else { throw .invalid(attr(name), "A valid number is required.") }
            try checkRange(number, min: min.map(Double.init), max: max.map(Double.init), name)
            return number
        }
    }

    private func checkRange<Number: Comparable>(_ number: Number, min: Number?, max: Number?, _ name: String) throws(APIError) {
        if let max, number > max {
            throw .invalid(attr(name), code: "max_value", "Ensure this value is less than or equal to \(bound(max)).")
        }
        if let min, number < min {
            throw .invalid(attr(name), code: "min_value", "Ensure this value is greater than or equal to \(bound(min)).")
        }
    }

    /// A bound as the code spells it: `100`, not `100.0`.
    private func bound<Number>(_ value: Number) -> String {
        (value as? Double).map { "\(Int($0))" } ?? "\(value)"
    }
}

extension Fields {
    /// An id, in any textual form of a UUID.
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

    /// The id of a row that must exist. `exists` is called with a valid id; its errors are rethrown.
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
        let text = quoted(value)
        if text.isEmpty { throw .null(attr(name)) }
        guard let id = ID<Thing>(text) else { throw .invalid(attr(name), "“\(text)” is not a valid UUID.") }
        return (text, id)
    }

    /// A datetime, converted to UTC.
    func datetime(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<Timestamp> {
        try read(name, required: required, nullable: nullable) { value throws(APIError) in
            guard let text = value.text else { throw .datetime(attr(name), .wrongFormat) }
            do throws(Timestamp.ParseError) {
                return try Timestamp(text: text)
            } catch {
                throw .datetime(attr(name), error)
            }
        }
    }
}

extension Fields {
    /// Any JSON value, as text. In a form the field is parsed as JSON.
    func json(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONText> {
        switch try structure(name, required: required, nullable: nullable) {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(value.compact)
        }
    }

    /// Any JSON value, parsed, for a resource that reads its parts. In a form the field is parsed as JSON.
    func value(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONValue> {
        try structure(name, required: required, nullable: nullable)
    }

    /// A JSON object with any members.
    func dictionary(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<JSONValue> {
        let sent = try structure(name, required: required, nullable: nullable)
        if case .value(let value) = sent { try Self.checkDictionary(value, attr(name)) }
        return sent
    }

    /// A JSON array of objects with any members.
    func dictionaries(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<[JSONValue]> {
        let sent = try list(name, required: required, nullable: nullable)
        for (position, value) in (sent.value ?? []).enumerated() { try Self.checkDictionary(value, "\(attr(name))__\(position)") }
        return sent
    }

    /// A JSON array of any values.
    func list(_ name: String, required: Bool = false, nullable: Bool = false) throws(APIError) -> FieldValue<[JSONValue]> {
        try elements(name, attr: attr(name), required: required, nullable: nullable)
    }

    /// A JSON object with fields of its own. Its required fields are required in a PATCH too.
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
