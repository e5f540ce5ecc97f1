import AssayDomain
import EvaluatorKit

/// Does what the output says: `yes`, `no`, `na`, `skip` or `fail`. Where `fails` is set it only fails.
struct ScriptedEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let fails: Bool?
    }

    static let card = Card(
        type: "scripted", summary: "Does what the output says.", outputs: [.boolean],
        config: ConfigSchema(.optional("fails", .boolean, "Whether it only fails."), example: "{}"))

    private let fails: Bool

    init(_ setup: Setup<Config>) throws(ConfigError) {
        fails = setup.config.fails ?? false
    }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        if fails { throw .plugin("It only fails.") }
        switch sample.output?.text {
        case #""yes""#: return .yes("it says yes")
        case #""na""#: return .notApplicable("it says so")
        case #""skip""#: throw .noExpected(pointer: "/metadata/expected")
        case #""fail""#: throw .plugin("It says fail.")
        default: return .no("it says something else")
        }
    }
}
