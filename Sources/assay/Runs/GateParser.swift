/// Reads a gate, and points to the place where it cannot be read.
struct GateParser {
    private let text: String
    private var rest: Substring

    static func gate(_ text: String) throws(Failure) -> Gate {
        var parser = GateParser(text)
        return try parser.parse()
    }

    private init(_ text: String) {
        self.text = text
        rest = text[...]
    }

    private mutating func parse() throws(Failure) -> Gate {
        let metric = try metric()
        let evaluation = try evaluation(of: metric)
        let sign = try sign()
        let (wanted, wantedText) = try number(for: metric)
        return Gate(text: text, metric: metric, evaluation: evaluation, sign: sign, wanted: wanted, wantedText: wantedText)
    }

    private mutating func metric() throws(Failure) -> Gate.Metric {
        skipBlanks()
        let start = rest
        let word = take { $0.isLetter || $0 == "_" }
        guard let metric = Gate.Metric(rawValue: String(word)) else {
            let metrics = Gate.Metric.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal("A gate begins with a metric: \(metrics).", at: start)
        }
        return metric
    }

    /// A name may have parentheses of its own: the last one is the end.
    private mutating func evaluation(of metric: Gate.Metric) throws(Failure) -> String? {
        skipBlanks()
        guard rest.first == "(" else { return nil }
        guard !metric.isOfRun else { throw refusal("\(metric.rawValue) is the whole run's: leave the evaluation out.", at: rest) }
        guard let end = rest.lastIndex(of: ")") else { throw refusal("This parenthesis is not closed.", at: rest) }
        var name = rest[rest.index(after: rest.startIndex)..<end].drop(while: \.isWhitespace)
        while name.last?.isWhitespace == true { name.removeLast() }
        guard !name.isEmpty else { throw refusal("An evaluation's name or id goes here.", at: rest) }
        rest = rest[rest.index(after: end)...]
        return String(name)
    }

    private mutating func sign() throws(Failure) -> Gate.Sign {
        skipBlanks()
        let start = rest
        let word = take { "<>=!~≥≤≠".contains($0) }
        guard let sign = Gate.Sign(rawValue: String(word)) else {
            throw refusal("One of >=, <=, ==, !=, > and < goes here.", at: start)
        }
        return sign
    }

    private mutating func number(for metric: Gate.Metric) throws(Failure) -> (Double, String) {
        skipBlanks()
        let start = rest
        while rest.last?.isWhitespace == true { rest.removeLast() }
        guard let number = Double(rest), number.isFinite else { throw refusal("A number goes here, and nothing after it.", at: start) }
        guard !metric.isShare || (0...1).contains(number) else {
            throw refusal("\(metric.rawValue) is a share from 0 to 1: 90 % is 0.9.", at: start)
        }
        return (number, String(rest))
    }

    private mutating func skipBlanks() { _ = take { $0.isWhitespace } }

    private mutating func take(while isWanted: (Character) -> Bool) -> Substring {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return taken
    }

    /// The gate with a mark under the place.
    private func refusal(_ problem: String, at place: Substring) -> Failure {
        let indent = String(repeating: " ", count: text.distance(from: text.startIndex, to: place.startIndex))
        return Failure("--gate: \(problem)\n  \(text)\n  \(indent)^\nWrite \(Gate.form).")
    }
}
