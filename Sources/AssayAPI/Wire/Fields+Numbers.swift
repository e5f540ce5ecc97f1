internal import JSON

extension Fields {
    /// Yes or no, in any of the spellings people use.
    func boolean(_ name: String, nullable: Bool = false) throws(APIError) -> FieldValue<Bool> {
        let sent: FieldValue<Bool?> = try read(name, required: false, nullable: nullable) { value throws(APIError) in
            if let truth = Self.truth(of: value) { return truth }
            if nullable, let word = value.text, word.isEmpty || word.lowercased() == "null" { return nil }
            throw .invalid(attr(name), "Must be a valid boolean.")
        }
        switch sent {
        case .absent where absenceIsMeant: return .absent
        case .absent: return nullable ? .null : .value(false)
        case .null, .value(nil): return .null
        case .value(let truth?): return .value(truth)
        }
    }

    private static func truth(of value: Value) -> Bool? {
        if case .json(let json) = value, let truth = json.boolean { return truth }
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
        if let number = value.number { return number.integer ?? beyond(number.double) }
        guard let parts = value.text?.trimmingBlanks().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false) else {
            return nil
        }
        guard parts.count == 1 || parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
        return Int(parts[0])
    }

    /// A whole number that 64 bits do not hold is out of any range that a field has.
    private static func beyond(_ number: Double?) -> Int? {
        guard let number, number.rounded() == number, abs(number) >= 9e18 else { return nil }
        return number < 0 ? .min : .max
    }

    /// A number, also as text.
    func number(_ name: String, required: Bool = false, nullable: Bool = false, min: Int? = nil, max: Int? = nil)
        throws(APIError) -> FieldValue<Double>
    {
        try read(name, required: required, nullable: nullable) { value throws(APIError) in
            let number = value.number?.double ?? value.text.flatMap { Double($0.trimmingBlanks()) }
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

    /// A bound as its author wrote it: `100`, not `100.0`.
    private func bound<Number>(_ value: Number) -> String {
        (value as? Double).map { "\(Int($0))" } ?? "\(value)"
    }
}
