public import AssayDomain
public import EvaluatorKit
internal import Hog
public import JSON

/// Runs a Hog program on each item.
public struct HogEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let source: String
        let timeoutSeconds: Double?
        /// What was stored beside the source when the evaluation was saved.
        let bytecode: JSONValue?

        private enum CodingKeys: String, CodingKey {
            case source, bytecode
            case timeoutSeconds = "timeout_seconds"
        }
    }

    public static let card = Card(
        type: "hog",
        summary: "Runs a Hog program on each item.",
        outputs: [.boolean, .numeric, .categorical],
        config: ConfigSchema(
            .required("source", .string, "The program, which returns true or false, a number, or the key of a category."),
            .optional("timeout_seconds", .number, "After how many seconds a program that has not returned is stopped; 10, or less."),
            example: #"{"source":"print(length(output), 'characters')\nreturn length(output) < 500"}"#
        ),
        // Since 2, calls of tools, thoughts and media in messages are text in `input_text` and `output_text`.
        version: 2
    )

    private static let longestTime = 10.0

    private let program: StoredProgram
    private let machines: Result<MachinePool, EvaluationError>
    private let answers: Answers
    private let timeout: Double

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        let config = setup.config
        guard config.source.contains(where: { !$0.isWhitespace }) else {
            throw ConfigError("evaluation_config.source", "source: Write a program: it must not be blank.")
        }
        let timeout = config.timeoutSeconds ?? Self.longestTime
        guard timeout > 0, timeout <= Self.longestTime else {
            throw ConfigError("evaluation_config.timeout_seconds", "timeout_seconds: Allow more than 0 and at most 10 seconds.")
        }
        let program = try StoredProgram(source: config.source, bytecode: config.bytecode)
        self.program = program
        self.timeout = timeout
        machines = program.code.map { MachinePool($0, Limits(time: .seconds(timeout))) }
        answers = Answers(output: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let run = try machines.get().run(SampleGlobals(sample), while: isWanted)
        switch run.outcome {
        case .success(let returned): return try answers.verdict(returned, printed: run.lines)
        case .failure(let failure): throw EvaluationError(failure, timeout: timeout)
        }
    }

    /// Its machines keep their memory and their patterns.
    public var footprint: Int { 512 << 10 }

    /// As it was sent, and the program compiled: bytecode that came with it is overwritten.
    public func normalised(_ config: JSONValue) -> JSONText {
        let bytecode = program.compiled.bytecode.json
        return JSONWriter.text { json in
            json.beginObject()
            for (key, value) in config.members where !value.isNull && Self.card.config.fields.contains(where: { $0.name == key }) {
                json.key(key)
                json.json(value.compact)
            }
            json.key("bytecode")
            json.json(bytecode)
            json.endObject()
        }
    }
}
