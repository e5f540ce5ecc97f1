/// One thing that can be set: by a flag, in the environment, or in the configuration file.
struct Setting: Sendable {
    /// As the configuration file spells it: `front.threads`.
    let key: String
    let initial: Value
    let range: ClosedRange<Int>
    /// One line for `--help`.
    let summary: String

    enum Value: Sendable, Equatable {
        case number(Int)
        case word(String, choices: [String])
    }

    /// `--front-threads`
    var flag: String { "--" + spelled(with: "-") }
    /// `ASSAY_FRONT_THREADS`
    var variable: String { "ASSAY_" + spelled(with: "_").uppercased() }

    private func spelled(with mark: Character) -> String {
        String(key.map { $0 == "." || $0 == "_" ? mark : $0 })
    }

    /// The value that `text` stands for.
    func value(of text: String, from source: String) throws(StartProblem) -> Value {
        switch initial {
        case .number:
            guard let number = Int(text), range.contains(number) else {
                throw StartProblem(
                    "\(source): \(key) must be a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text.prefix(40))”.")
            }
            return .number(number)
        case .word(_, let choices):
            guard choices.contains(text) else {
                throw StartProblem("\(source): \(key) must be one of \(choices.joined(separator: ", ")), not “\(text.prefix(40))”.")
            }
            return .word(text, choices: choices)
        }
    }
}

extension Setting {
    /// Everything that can be set, in alphabetical order.
    static let all = [pageLimit, frontThreads, importBody, logLevel, runnerWorkers]

    static let pageLimit = Setting(
        key: "api.max_limit", initial: .number(10_000), range: 1...1_000_000, summary: "Rows of a page at most.")
    static let frontThreads = Setting(
        key: "front.threads", initial: .number(16), range: 2...512, summary: "Threads that answer requests.")
    static let importBody = Setting(
        key: "import.max_body", initial: .number(1 << 30), range: 1024...(1 << 40), summary: "Bytes of an import at most.")
    static let logLevel = Setting(
        key: "log.level", initial: .word("info", choices: ["debug", "info", "notice", "warning", "error"]), range: 0...0,
        summary: "The least important kind of log line that is written.")
    static let runnerWorkers = Setting(
        key: "runner.workers", initial: .number(processors), range: 1...1024, summary: "Threads that judge; as many as processors.")
}
