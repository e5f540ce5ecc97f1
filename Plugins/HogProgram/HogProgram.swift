public import AssayDomain
public import EvaluatorKit
internal import Hog
public import JSON
internal import Synchronization

/// Runs a Hog program on each item.
public struct HogEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let source: String
        let timeoutSeconds: Double?
        /// The program compiled when the evaluation was saved. A request cannot set it.
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
            .optional("timeout_seconds", .number, "Time limit in seconds, at most 10 (the default)."),
            example: #"{"source":"print(length(output), 'characters')\nreturn length(output) < 500"}"#
        ),
        // 2: tool calls, thoughts and media in messages are part of `input_text` and `output_text`.
        version: 2
    )

    private static let maximumTimeout = 10.0

    private let program: EvaluationProgram
    private let machines: Result<MachinePool, EvaluationError>
    private let verdicts: VerdictBuilder
    private let timeout: Double

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        let config = setup.config
        guard config.source.contains(where: { !$0.isWhitespace }) else {
            throw ConfigError("evaluation_config.source", "source: Write a program: it must not be blank.")
        }
        let timeout = config.timeoutSeconds ?? Self.maximumTimeout
        guard timeout > 0, timeout <= Self.maximumTimeout else {
            throw ConfigError("evaluation_config.timeout_seconds", "timeout_seconds: Allow more than 0 and at most 10 seconds.")
        }
        program =
            if setup.origin == .stored, let bytecode = config.bytecode {
                EvaluationProgram(stored: bytecode)
            } else {
                try EvaluationProgram(compiling: config.source)
            }
        self.timeout = timeout
        machines = program.executable.map { MachinePool($0, Limits(time: .seconds(timeout))) }
        verdicts = VerdictBuilder(output: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let execution = try machines.get().run(SampleGlobals(sample), while: shouldContinue)
        switch execution.outcome {
        case .success(let returned): return try verdicts.verdict(returned, printed: execution.lines)
        case .failure(let failure): throw EvaluationError(failure, timeout: timeout)
        }
    }

    /// The idle machines keep their memory and compiled patterns.
    public var footprint: Int { 512 << 10 }

    /// The configuration as it was sent, with the program's bytecode. Bytecode in a request is overwritten.
    public func normalised(_ config: JSONValue) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            for (key, value) in config.members where !value.isNull && Self.card.config.fields.contains(where: { $0.name == key }) {
                json.key(key)
                json.json(value.compact)
            }
            json.key("bytecode")
            json.json(program.bytecode)
            json.endObject()
        }
    }
}

/// The program of an evaluation.
///
/// The bytecode stored with the evaluation runs, so that a version of an evaluation stays the same when the compiler changes.
struct EvaluationProgram: Sendable {
    /// The program's bytecode, as it is stored.
    let bytecode: JSONText
    /// The program to run, or the error of every cell if the stored bytecode is invalid.
    let executable: Result<CompiledProgram, EvaluationError>

    init(compiling source: String) throws(ConfigError) {
        do {
            // In evaluations, comparisons with null are false.
            let program = try CompiledProgram(compiling: source, nullSafe: true)
            bytecode = program.bytecode.json
            executable = .success(program)
        } catch {
            throw ConfigError(
                "evaluation_config.source", "Failed to compile Hog code: \(error.sentence(in: source))", kind: .badCode)
        }
    }

    init(stored bytecode: JSONValue) {
        self.bytecode = bytecode.compact
        executable = Self.verified(bytecode)
    }

    private static func verified(_ bytecode: JSONValue) -> Result<CompiledProgram, EvaluationError> {
        do {
            return .success(try CompiledProgram(verifying: Bytecode(json: bytecode)))
        } catch {
            return .failure(
                .hog("The stored bytecode is invalid: \(error.message). Save the evaluation again to compile its source."))
        }
    }
}

/// A pool of machines for one program. Each machine is used by one thread at a time.
final class MachinePool: Sendable {
    private let program: CompiledProgram
    private let limits: Limits
    private let idle = Mutex<[Box]>([])

    init(_ program: CompiledProgram, _ limits: Limits) {
        self.program = program
        self.limits = limits
    }

    func run(_ globals: some Globals, while shouldContinue: @escaping () -> Bool) -> Execution {
        let box = idle.withLock { $0.popLast() } ?? Box(Machine(program, limits: limits))
        defer { idle.withLock { $0.append(box) } }
        return box.machine.run(globals, while: shouldContinue)
    }

    /// Holds a machine in the array of idle ones, which a noncopyable type cannot be an element of.
    private final class Box: @unchecked Sendable {
        // Only the thread that took the box out of `idle` accesses it.
        var machine: Machine

        init(_ machine: consuming Machine) { self.machine = machine }
    }
}
