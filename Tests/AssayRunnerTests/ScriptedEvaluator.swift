import AssayDomain
import EvaluatorKit
import JSON
import Synchronization

/// Does what the output says: `yes`, `no`, `na`, `skip`, `fail`, or a number if the output type is numeric; `wavering` is yes every other
/// time, and `endless` runs until it is interrupted. With `fails` every cell fails; with `fault`, cells with the output `flaky` fail until
/// the fault is fixed.
struct ScriptedEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let fails: Bool?
        let fault: String?
    }

    private static let turns = Mutex(0)
    /// Faults that have been fixed. Each test has its own fault.
    static let fixedFaults = Mutex(Set<String>())

    static let card = Card(
        type: "scripted", summary: "Does what the output says.", outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional("fails", .boolean, "Whether it only fails."),
            .optional("fault", .string, "Makes it fail on the output flaky until it is fixed."), example: "{}"))

    private let fails: Bool
    private let fault: String?
    private let isNumeric: Bool

    init(_ setup: Setup<Config>) throws(ConfigError) {
        fails = setup.config.fails ?? false
        fault = setup.config.fault
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
        case #""flaky""#:
            if let fault, !Self.fixedFaults.withLock({ $0.contains(fault) }) { throw .plugin("It is not fixed.") }
            return .yes("it is fixed")
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
