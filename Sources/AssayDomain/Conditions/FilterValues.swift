internal import JSON
internal import Pattern

/// The values of a filter: the elements of a list, or a single value.
struct FilterValues {
    let all: [JSONValue]
    let isList: Bool

    init(_ value: JSONValue?) throws(PropertyFilterError) {
        guard let value, !value.isNull else { throw PropertyFilterError(["value"], "Give a value: this operator compares with one.") }
        isList = value.kind == .array
        all = isList ? value.elements : [value]
    }

    /// Patterns that find the values as text, ignoring case.
    func literals(within limits: inout FilterLimits) throws(PropertyFilterError) -> [RE2Pattern] {
        try map { (value) throws(InvalidFilterValue) in
            try limits.pattern(Self.escaped(value.asText), ignoringCase: true)
        }
    }

    /// A pattern that matches this text literally.
    private static func escaped(_ text: String) -> String {
        var pattern = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isPlain = !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if scalar.value == 0 {
                pattern.append(contentsOf: #"\x00"#.unicodeScalars)
            } else {
                if !isPlain { pattern.append("\\") }
                pattern.append(scalar)
            }
        }
        return String(pattern)
    }

    func patterns(within limits: inout FilterLimits) throws(PropertyFilterError) -> [RE2Pattern] {
        try map { (value) throws(InvalidFilterValue) in try limits.pattern(value.asText) }
    }

    /// The values as ordered values.
    func scalars() throws(PropertyFilterError) -> [Scalar] {
        try map { (value) throws(InvalidFilterValue) in
            guard value.kind == .number || value.kind == .string else {
                throw InvalidFilterValue(sentence: "Give a number or a string: other values have no order.")
            }
            return Scalar(reading: value)
        }
    }

    func dates() throws(PropertyFilterError) -> [FilterDate] {
        try map { (value) throws(InvalidFilterValue) in
            guard let date = value.string.flatMap(FilterDate.init) else {
                throw InvalidFilterValue(
                    sentence:
                        "\(value.asText) is not a date. Use YYYY-MM-DD[Thh:mm[:ss]], or -7d: h, d, w, m (months), q, y, M (minutes), s.")
            }
            return date
        }
    }

    /// Version ranges, made by `range` from the values as text.
    func versions(_ range: (String) -> VersionRange?) throws(PropertyFilterError) -> [VersionRange] {
        try map { (value) throws(InvalidFilterValue) in
            guard let range = range(value.asText) else {
                throw InvalidFilterValue(
                    sentence: "\(value.asText) is not a version. Use numbers with points between them, such as 1.2.3.")
            }
            return range
        }
    }

    private func map<Result>(_ make: (JSONValue) throws(InvalidFilterValue) -> Result) throws(PropertyFilterError) -> [Result] {
        var results = [Result]()
        for (position, value) in all.enumerated() {
            do throws(InvalidFilterValue) {
                results.append(try make(value))
            } catch {
                throw PropertyFilterError(isList ? ["value", "\(position)"] : ["value"], error.sentence)
            }
        }
        return results
    }
}

/// Why a value of a filter was refused: a sentence that says what to do.
struct InvalidFilterValue: Error {
    let sentence: String
}

/// A set of values that a property may equal. Two numbers are compared as numbers, anything else as text: `1.0` equals 1, `"1"` equals 1,
/// and `true` equals `"true"`. Lookup takes constant time.
struct PropertyValues: Sendable {
    private var numbers: Set<ExactNumber> = []
    /// UTF-8 bytes, because strings in different Unicode forms are different values here.
    private var texts: Set<[UInt8]> = []

    init(_ values: [JSONValue]) {
        for value in values {
            texts.insert(Array(value.asText.utf8))
            if let number = value.numberText.flatMap(ExactNumber.init) { numbers.insert(number) }
        }
    }

    func contains(_ property: JSONValue) -> Bool {
        if let number = property.numberText.flatMap(ExactNumber.init), numbers.contains(number) { return true }
        return texts.contains(Array(property.asText.utf8))
    }
}
