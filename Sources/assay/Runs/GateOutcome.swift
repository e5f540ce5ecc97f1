internal import JSON

/// How a gate came out for an evaluation, or for the run.
struct GateOutcome {
    let gate: Gate
    /// `nil` where it is about the run.
    let evaluation: (id: String, name: String)?
    /// `nil` where there is nothing to compare: then the gate fails.
    let value: Double?
    /// How many cells or pairs the value is about.
    let count: Int?

    /// Compared with all digits, whatever is shown.
    var hasPassed: Bool { value.map { gate.sign.holds($0, gate.wanted) } ?? false }

    /// `pass_rate(answer)`
    var subject: String { gate.metric.rawValue + (evaluation.map { "(\($0.name))" } ?? "") }

    /// `gate passed: pass_rate(answer) = 0.566 (n = 1,310), wanted >= 0.9`
    var sentence: String { "gate \(hasPassed ? "passed" : "failed"): \(finding)" }

    /// The same without its first words.
    var finding: String {
        let numbers = value.map { "= \(shown($0))" } ?? "is not known"
        let basis = count.map { " (n = \(NumberFormat.count($0)))" } ?? ""
        return "\(subject) \(numbers)\(basis), wanted \(gate.sign.rawValue) \(gate.wantedText)"
    }

    /// Rounded, unless the rounded number would come out otherwise.
    private func shown(_ value: Double) -> String {
        if value.rounded() == value { return NumberFormat.plain(value) }
        let rounded = NumberFormat.decimal(value, places: 3)
        guard let number = Double(rounded), gate.sign.holds(number, gate.wanted) == hasPassed, number != gate.wanted else {
            return "\(value)"
        }
        return rounded
    }

    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("gate")
            json.string(gate.text)
            json.key("metric")
            json.string(gate.metric.rawValue)
            json.key("evaluation")
            if let evaluation { json.string(evaluation.id) } else { json.null() }
            json.key("value")
            if let value { json.number(value) } else { json.null() }
            json.key("n")
            if let count { json.integer(count) } else { json.null() }
            json.key("operator")
            json.string(gate.sign.rawValue)
            json.key("wanted")
            json.number(gate.wanted)
            json.key("passed")
            json.boolean(hasPassed)
            json.key("sentence")
            json.string(sentence)
            json.endObject()
        }
    }
}
