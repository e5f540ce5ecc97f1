internal import JSON
internal import Pattern

/// The values of a filter: those of a list, or the only one.
struct FilterValues {
    let all: [JSONValue]
    let isList: Bool

    init(_ value: JSONValue?) throws(PropertyFilterError) {
        guard let value, !value.isNull else { throw PropertyFilterError(["value"], "Give a value: this operator compares with one.") }
        isList = value.kind == .array
        all = isList ? value.elements : [value]
    }

    /// To find the texts of the values anywhere, without regard to case.
    func literals(within allowance: inout FilterLimits) throws(PropertyFilterError) -> [Pattern] {
        try each { (value) throws(FilterLimits.Refusal) in
            try allowance.pattern(Self.escaped(value.asText), ignoringCase: true)
        }
    }

    /// A pattern that finds just this text: nothing in it is special.
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

    func patterns(within allowance: inout FilterLimits) throws(PropertyFilterError) -> [Pattern] {
        try each { (value) throws(FilterLimits.Refusal) in try allowance.pattern(value.asText) }
    }

    /// What has an order.
    func scalars() throws(PropertyFilterError) -> [Scalar] {
        try each { (value) throws(FilterLimits.Refusal) in
            guard value.kind == .number || value.kind == .string else {
                throw FilterLimits.Refusal(sentence: "Give a number or a text: nothing else has an order.")
            }
            return Scalar(reading: value)
        }
    }

    func dates() throws(PropertyFilterError) -> [FilterDate] {
        try each { (value) throws(FilterLimits.Refusal) in
            guard let date = value.string.flatMap(FilterDate.init) else {
                throw FilterLimits.Refusal(
                    sentence:
                        "\(value.asText) is not a date. Use YYYY-MM-DD[Thh:mm[:ss]], or -7d: h, d, w, m (months), q, y, M (minutes), s.")
            }
            return date
        }
    }

    /// Version ranges, each made by `range` from the text of a value.
    func versions(_ range: (String) -> VersionRange?) throws(PropertyFilterError) -> [VersionRange] {
        try each { (value) throws(FilterLimits.Refusal) in
            guard let range = range(value.asText) else {
                throw FilterLimits.Refusal(
                    sentence: "\(value.asText) is not a version. Use numbers with points between them, such as 1.2.3.")
            }
            return range
        }
    }

    private func each<Ready>(_ make: (JSONValue) throws(FilterLimits.Refusal) -> Ready) throws(PropertyFilterError) -> [Ready] {
        var ready = [Ready]()
        for (position, value) in all.enumerated() {
            do throws(FilterLimits.Refusal) {
                ready.append(try make(value))
            } catch {
                throw PropertyFilterError(isList ? ["value", "\(position)"] : ["value"], error.sentence)
            }
        }
        return ready
    }
}
