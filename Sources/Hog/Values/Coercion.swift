/// Comparison operators: how two operands are coerced before they are compared, and what counts as true.
extension Runtime {
    /// The operator `==`.
    func equals(_ left: Value, _ right: Value) throws(HogFailure) -> Bool {
        if left.tag == .string, right.tag == .string { try checkClock(forBytes: heap.text(left).count) }
        let (left, right) = unified(left, right)
        return try heap.areEqual(left, right)
    }

    /// The operators `<`, `<=`, `>` and `>=`. Null counts as 0.
    func compare(_ left: Value, _ right: Value, _ symbol: ComparisonOperator) throws(HogFailure) -> Bool {
        let (left, right) = unified(left.isNull ? .integer(0) : left, right.isNull ? .integer(0) : right)
        return try heap.isOrdered(left, right, symbol, orElse: .machine)
    }

    /// Both operands after coercion.
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
        // Longer strings are not realistic numbers, and reading them would take long.
        guard text.count <= 100_000 else { return nil }
        return NumberText.float(text).map(Value.float)
    }

    /// The boolean that a string is coerced to.
    private func truth(of value: Value) -> Bool {
        let text = heap.text(value)
        return switch text.count {
        case 4 where text.lowercaseLatin == "true": true
        case 5 where text.lowercaseLatin == "false": false
        default: text.count > 0
        }
    }

    /// Dates, datetimes and date-like strings as seconds since 1970, if at least one operand is an object.
    private func moments(_ left: Value, _ right: Value) -> (Value, Value)? {
        guard let left = moment(left), let right = moment(right) else { return nil }
        return (left, right)
    }

    private func moment(_ value: Value) -> Value? {
        guard value.tag == .object else {
            guard let moment = DateLikeText(heap.string(value))?.moment(in: .utc) else { return nil }
            return .float(moment.seconds)
        }
        let members = heap.objects[value.heapIndex]
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
    /// The text with the letters A to Z in lower case.
    fileprivate var lowercaseLatin: String { isASCII ? string.lowercased() : string }
}

/// Whether a value counts as true: everything except null, false, zero and empty values.
extension Heap {
    func isTruthy(_ value: Value) -> Bool {
        switch value.tag {
        case .null: false
        case .boolean, .integer: value.bits != 0
        // NaN is not zero, so it counts as true.
        case .float: value.asFloat != 0
        case .string: strings[value.heapIndex].count != 0
        case .array, .tuple: !arrays[value.heapIndex].isEmpty
        case .object: objects[value.heapIndex].count != 0
        case .bigInteger, .closure, .callable, .libraryFunction: true
        }
    }
}
