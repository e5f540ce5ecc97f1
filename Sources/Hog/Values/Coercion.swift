/// What the six comparison instructions make of two operands before they compare them.
extension Runtime {
    /// `==`.
    func equals(_ left: Value, _ right: Value) throws(HogFailure) -> Bool {
        if left.tag == .string, right.tag == .string { try checkClock(forBytes: heap.text(left).count) }
        let (left, right) = unified(left, right)
        return try heap.areEqual(left, right)
    }

    /// `<`, `<=`, `>` and `>=`: null counts as 0.
    func compare(_ left: Value, _ right: Value, _ symbol: ComparisonOperator) throws(HogFailure) -> Bool {
        let (left, right) = unified(left.isNull ? .integer(0) : left, right.isNull ? .integer(0) : right)
        return try heap.isOrdered(left, right, symbol, orElse: .machine)
    }

    /// Both operands as they are compared.
    func unified(_ left: Value, _ right: Value) -> (Value, Value) {
        switch (left.tag, right.tag) {
        case (.string, .string), (.array, .array), (.tuple, .tuple): (left, right)
        case (.boolean, .string): (left, .boolean(truth(of: right)))
        case (.string, .boolean): (.boolean(truth(of: left)), right)
        case (.boolean, .integer), (.boolean, .float), (.boolean, .bigInteger): (.integer(left.asInteger), right)
        case (.integer, .boolean), (.float, .boolean), (.bigInteger, .boolean): (left, .integer(right.asInteger))
        case (.integer, .string), (.float, .string), (.bigInteger, .string): (left, number(in: right) ?? right)
        case (.string, .integer), (.string, .float), (.string, .bigInteger): (number(in: left) ?? left, right)
        case (.object, .object), (.object, .string), (.string, .object): moments(left, right) ?? (left, right)
        default: (left, right)
        }
    }

    private func number(in value: Value) -> Value? {
        let text = heap.text(value)
        // Nobody writes a longer one, and reading it would take long.
        guard text.count <= 100_000 else { return nil }
        return NumberText.float(text).map(Value.float)
    }

    /// A string as a boolean.
    private func truth(of value: Value) -> Bool {
        let text = heap.text(value)
        return switch text.count {
        case 4 where text.lowercaseLatin == "true": true
        case 5 where text.lowercaseLatin == "false": false
        default: text.count > 0
        }
    }

    /// Dates, datetimes and strings that say one as seconds since 1970, if one of the two at least is no string.
    private func moments(_ left: Value, _ right: Value) -> (Value, Value)? {
        guard let left = moment(left), let right = moment(right) else { return nil }
        return (left, right)
    }

    private func moment(_ value: Value) -> Value? {
        guard value.tag == .object else {
            guard let moment = DateLikeText(heap.string(value))?.moment(in: .utc) else { return nil }
            return .float(moment.seconds)
        }
        let members = heap.objects[value.place]
        switch members.kind {
        case .datetime:
            let seconds = members["dt"] ?? .null
            return seconds.isNumber ? seconds : nil
        case .date:
            guard let year = members["year"], let month = members["month"], let day = members["day"],
                let date = CivilDate(year, month, day), date.exists
            else { return nil }
            return .integer(date.days * 86_400)
        default: return nil
        }
    }
}

extension CivilDate {
    fileprivate init?(_ year: Value, _ month: Value, _ day: Value) {
        guard year.tag == .integer, month.tag == .integer, day.tag == .integer else { return nil }
        self.init(year: year.asInteger, month: month.asInteger, day: day.asInteger)
    }
}

extension Text {
    /// With the 26 letters in lower case.
    fileprivate var lowercaseLatin: String { isASCII ? string.lowercased() : string }
}
