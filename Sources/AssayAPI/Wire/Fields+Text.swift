internal import JSON

extension Fields {
    /// Text, trimmed. A number becomes its text. `blank`: whether it may be empty.
    func string(_ name: String, required: Bool = false, nullable: Bool = false, blank: Bool = false, max: Int? = nil)
        throws(APIError) -> FieldValue<String>
    {
        try read(name, required: required, nullable: nullable, keepsEmpty: blank) { value throws(APIError) in
            guard let sent = value.text ?? value.number.map(numeral) else { throw .invalid(attr(name), "Not a valid string.") }
            let trimmed = sent.trimmingBlanks()
            if trimmed.isEmpty {
                guard blank else { throw .invalid(attr(name), code: "blank", "This field may not be blank.") }
                return trimmed
            }
            try check(trimmed, lone: value.loneSurrogate, max: max, name)
            return trimmed
        }
    }

    /// One of a few words, exactly as they are spelled.
    func choice(_ name: String, among choices: [String], required: Bool = false) throws(APIError) -> FieldValue<String> {
        try read(name, required: required, nullable: false, keepsEmpty: true) { value throws(APIError) in
            if let word = value.text, choices.contains(word) { return word }
            throw .invalid(attr(name), code: "invalid_choice", "\"\(shown(value))\" is not a valid choice.")
        }
    }

    /// A value as a refusal quotes it.
    func shown(_ value: Value) -> String {
        switch value {
        case .form(let text): text
        case .json(let json): json.string ?? json.boolean.map { $0 ? "True" : "False" } ?? json.compact.text
        }
    }

    /// A number as text: whole ones as they were written, others in their shortest form.
    private func numeral(_ number: JSONValue) -> String {
        let written = number.numberText ?? ""
        let isWhole = !written.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        return isWhole ? written : number.double.map { "\($0)" } ?? written
    }

    private func check(_ text: String, lone: UInt16?, max: Int?, _ name: String) throws(APIError) {
        // Bytes are never fewer than code points, and quicker to count.
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
