import AssayDomain
import EvaluatorKit
import JSON
import Synchronization

/// Does what the output says: `yes`, `no`, `na`, `skip`, `fail`, or a number where that is asked for; `wavering` is yes every other
/// time, and `endless` goes on until nobody wants to know any more. Where `fails` is set it only fails; where `ailment`
/// is, it fails on `ill` until that is cured.
struct ScriptedEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let fails: Bool?
        let ailment: String?
    }

    private static let turns = Mutex(0)
    /// What has been cured. Each test has an ailment of its own.
    static let cures = Mutex(Set<String>())

    static let card = Card(
        type: "scripted", summary: "Does what the output says.", outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional("fails", .boolean, "Whether it only fails."), .optional("ailment", .string, "What it fails of."), example: "{}"))

    private let fails: Bool
    private let ailment: String?
    private let isNumeric: Bool

    init(_ setup: Setup<Config>) throws(ConfigError) {
        fails = setup.config.fails ?? false
        ailment = setup.config.ailment
        isNumeric = setup.output.type == .numeric
    }

    func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard sample.output?.text == #""endless""# else { return try judge(sample) }
        while isWanted() {}
        throw .interrupted
    }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        if fails { throw .plugin("It only fails.") }
        if isNumeric, let number = sample.output?.text.dropFirst().dropLast(), let value = Double(number) { return .number(value, "it is") }
        switch sample.output?.text {
        case #""ill""#:
            if let ailment, !Self.cures.withLock({ $0.contains(ailment) }) { throw .plugin("It is ill.") }
            return .yes("it is cured")
        case #""yes""#: return .yes("it says yes")
        case #""na""#: return .notApplicable("it says so")
        case #""wavering""#:
            return Self.turns.withLock {
                $0 += 1
                return $0
            } % 2 == 0 ? .yes("this time") : .no("this time")
        case #""skip""#: throw .noExpected(pointer: "/metadata/expected")
        case #""fail""#: throw .plugin("It says fail.")
        default: return .no("it says something else")
        }
    }
}
