internal import JSON

extension Evaluation.Definition {
    /// Whether its verdicts pass or fail: a boolean's do, others' do by a rule.
    var saysWhatPasses: Bool {
        guard outputType != "boolean" else { return true }
        guard let config = try? JSONValue(parsing: Array(outputConfig.text.utf8)) else { return false }
        return config["passing_rule"]?.kind == .object
    }
}
