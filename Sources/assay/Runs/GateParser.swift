internal import JSON

/// Parses the text of a gate. An error points to the place of the problem.
struct GateParser {
    private let text: String
    private var remaining: Substring

    static func gate(_ text: String) throws(Failure) -> Gate {
        var parser = GateParser(text)
        return try parser.parse()
    }

    private init(_ text: String) {
        self.text = text
        remaining = text[...]
    }

    private mutating func parse() throws(Failure) -> Gate {
        let metric = try metric()
        let evaluation = try evaluation(of: metric)
        let comparator = try comparator()
        let (threshold, thresholdText) = try readThreshold(of: metric)
        return Gate(
            text: text, metric: metric, evaluation: evaluation, comparator: comparator, threshold: threshold, thresholdText: thresholdText)
    }

    private mutating func metric() throws(Failure) -> Gate.Metric {
        skipWhitespace()
        let start = remaining
        let word = readPrefix { $0.isLetter || $0 == "_" }
        guard let metric = Gate.Metric(rawValue: String(word)) else {
            let metrics = Gate.Metric.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure("A gate begins with a metric: \(metrics).", at: start)
        }
        return metric
    }

    /// A name may contain parentheses; the last one of the gate ends it.
    private mutating func evaluation(of metric: Gate.Metric) throws(Failure) -> String? {
        skipWhitespace()
        guard remaining.first == "(" else { return nil }
        guard !metric.appliesToRun else {
            throw failure("\(metric.rawValue) applies to the whole run: leave the evaluation out.", at: remaining)
        }
        guard let end = remaining.lastIndex(of: ")") else { throw failure("This parenthesis is not closed.", at: remaining) }
        var name = remaining[remaining.index(after: remaining.startIndex)..<end].drop(while: \.isWhitespace)
        while name.last?.isWhitespace == true { name.removeLast() }
        guard !name.isEmpty else { throw failure("An evaluation's name or id goes here.", at: remaining) }
        remaining = remaining[remaining.index(after: end)...]
        return String(name)
    }

    private mutating func comparator() throws(Failure) -> Gate.Comparator {
        skipWhitespace()
        let start = remaining
        let word = readPrefix { "<>=!~≥≤≠".contains($0) }
        guard let comparator = Gate.Comparator(rawValue: String(word)) else {
            throw failure("One of >=, <=, ==, !=, > and < goes here.", at: start)
        }
        return comparator
    }

    private mutating func readThreshold(of metric: Gate.Metric) throws(Failure) -> (Double, String) {
        skipWhitespace()
        let start = remaining
        while remaining.last?.isWhitespace == true { remaining.removeLast() }
        guard let number = Double(remaining), number.isFinite else { throw failure("A number goes here, and nothing after it.", at: start) }
        guard !metric.isShare || (0...1).contains(number) else {
            throw failure("\(metric.rawValue) is a share from 0 to 1: 90 % is 0.9.", at: start)
        }
        return (number, String(remaining))
    }

    private mutating func skipWhitespace() { _ = readPrefix { $0.isWhitespace } }

    private mutating func readPrefix(while isIncluded: (Character) -> Bool) -> Substring {
        let prefix = remaining.prefix(while: isIncluded)
        remaining = remaining[prefix.endIndex...]
        return prefix
    }

    /// An error that shows the gate with a mark under the place.
    private func failure(_ problem: String, at place: Substring) -> Failure {
        let indent = String(repeating: " ", count: text.distance(from: text.startIndex, to: place.startIndex))
        return Failure("--gate: \(problem)\n  \(text)\n  \(indent)^\nWrite \(Gate.syntax).")
    }
}

/// What is known before a run of an evaluation that a gate can apply to.
struct GateTarget {
    let id: String
    let name: String
    let outputType: String?
    /// Whether answers pass or fail; `nil` if unknown.
    let canPass: Bool?
    /// Whether it asks a model, which costs money; `nil` if unknown.
    let asksModel: Bool?

    /// From the response of the evaluations endpoint.
    init(_ evaluation: JSONValue) {
        id = evaluation["id"]?.string ?? ""
        name = evaluation["name"]?.string ?? ""
        outputType = evaluation["output_type"]?.string
        let rule = evaluation["output_config"]?["passing_rule"]
        canPass = outputType == "boolean" || rule?.isNull == false
        asksModel = evaluation["evaluation_type"]?.string == "llm_judge" || evaluation["model_configuration"]?.isNull == false
    }

    init(_ evaluation: RunEvaluation) {
        id = evaluation.id
        name = evaluation.name
        outputType = evaluation.outputType
        canPass = outputType == "boolean" ? true : nil
        asksModel = nil
    }
}

extension Gate {
    /// The evaluations that the gate applies to. Throws if the name is unknown or ambiguous, or if an evaluation does not have the metric.
    func targets(among evaluations: [GateTarget]) throws(Failure) -> [GateTarget] {
        if metric.appliesToRun, evaluations.allSatisfy({ $0.asksModel == false }) {
            throw Failure("--gate \(text): No evaluation of the run asks a model, so the cost is unknown: leave the gate out.")
        }
        let chosen = try chosen(among: evaluations)
        for target in chosen {
            if metric == .mean, let type = target.outputType, type != "numeric" {
                throw failure(
                    "\(target.name.inQuotes) has no mean, its answers are \(type).", "mean",
                    evaluations.filter { $0.outputType == "numeric" })
            }
            if metric == .passRate, target.canPass == false {
                let others = evaluations.filter { $0.canPass == true }
                throw failure("\(target.name.inQuotes) has no pass rate, it has no passing_rule in its output_config.", "pass_rate", others)
            }
        }
        return chosen
    }

    private func chosen(among evaluations: [GateTarget]) throws(Failure) -> [GateTarget] {
        guard let evaluation else { return evaluations }
        return [try evaluations.named(evaluation, introduction: "--gate \(text): ")]
    }

    private func failure(_ problem: String, _ metric: String, _ others: [GateTarget]) -> Failure {
        let remedy = others.first.map {
            "Name an evaluation that has one: '\(metric)(\($0.name.visibleOnOneLine)) \(comparator.rawValue) \(thresholdText)'."
        }
        return Failure("--gate \(text): \(problem) \(remedy ?? "No evaluation of the run has one: leave the gate out.")")
    }
}
