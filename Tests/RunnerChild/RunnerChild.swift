internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import EvaluatorKit
internal import Glibc
internal import JSON

/// A process that scores a run until it ends or the process is killed. `prepare DATABASE ITEMS [SAMPLE]` creates a run over items with the
/// outputs 1, 2, 3, … and prints its id; `run DATABASE CALLS` resumes it, counts calls in a file, and prints `ended`.
/// `share DATABASE CALLS NAME [fast]` works on all runs until it is killed, as one of several processes: it prints `ready`, `began RUN` and
/// `ended RUN STATUS`, and the reasoning of its verdicts is its name. With `fast`, its leases are short.
@main
enum RunnerChild {
    private static let evaluations = 3

    static func main() throws {
        let arguments = CommandLine.arguments
        let store = try Store(path: arguments[2], role: .daemon)
        switch arguments[1] {
        case "prepare": try prepare(store, items: Int(arguments[3]) ?? 0, sample: arguments.count > 4 ? arguments[4] : nil)
        case "share": try share?.work(store, registry)
        default: try score(store)
        }
    }

    /// The process as one of several; `nil` in the other modes.
    static let share = CommandLine.arguments[1] == "share" ? Share(CommandLine.arguments.dropFirst(4)) : nil

    private static var registry: Registry {
        var registry = Registry()
        registry.add(CountingEvaluator.self)
        return registry
    }

    private static func prepare(_ store: Store, items: Int, sample: String?) throws {
        let organization = try store.findOrCreateOrganization(named: "default")
        let project = try store.createProject(name: "one", captureToken: "phc_one", organization: organization.id).number
        let user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        let dataset = try store.createDataset(NewDataset(name: "items"), in: project, by: user).id
        guard let adding = try store.beginImport(into: dataset, in: project, by: user, upserting: false) else { return }
        for start in stride(from: 1, through: items, by: 1000) {
            let numbers = start...min(start + 999, items)
            _ = try adding.append(numbers.map { DatasetItem.Content(output: JSONText(compact: "\($0)")) })
        }
        _ = try adding.publish()
        let pinned = try (0..<evaluations).map { try evaluation($0, in: project, of: store, by: user) }
        let new = NewBatchRun(
            name: "run", dataset: dataset, evaluations: pinned, trials: 1, maxConcurrency: nil, useLedger: true, execution: "interactive",
            sample: sample.map { JSONText(compact: $0) }, idempotencyKey: nil, bodyHash: [])
        guard case .created(let run) = try store.createBatchRun(new, in: project, by: user) else { return }
        print(run.id)
    }

    private static func evaluation(_ position: Int, in project: Project.Number, of store: Store, by user: User) throws -> ID<Evaluation> {
        let definition = Evaluation.Definition(
            type: "counting", config: JSONText(compact: #"{"position":\#(position)}"#), outputType: "boolean", outputConfig: .emptyObject,
            model: nil)
        let new = NewEvaluation(
            name: "counting \(position)", description: "", enabled: false, definition: definition, conditions: .emptyArray, deleted: false)
        return try store.createEvaluation(new, in: project, by: user).id
    }

    private static func score(_ store: Store) throws {
        guard try store.batchRuns(in: 1, Window(limit: 1, offset: 0)).rows.contains(where: { !$0.status.isFinal }) else {
            return print("ended")
        }
        let runner = Runner(store: store, evaluators: EvaluatorCache(registry), engine: LocalEngine(workers: 2), owner: "child") { event in
            guard case .ended = event else { return }
            print("ended")
            exit(0)
        }
        try runner.start()
        while true { pause() }
    }
}

/// Appends a line to a file for each call: the position of the evaluation and the item's output. The file outlives the process. The verdict
/// depends only on these two.
struct CountingEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let position: Int
    }

    static let card = Card(
        type: "counting", summary: "Counts its calls.", outputs: [.boolean],
        config: ConfigSchema(.required("position", .integer, "Position of the evaluation in the run."), example: #"{"position":0}"#))

    private let position: Int

    init(_ setup: Setup<Config>) throws(ConfigError) { position = setup.config.position }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let number = Int(sample.outputText) ?? 0
        // A kill can truncate a line: a line without a full stop is ignored, and the next begins with a newline.
        let line = Array("\n\(position) \(number).".utf8)
        guard write(Calls.file, line, line.count) == line.count else { throw .plugin("The call cannot be counted.") }
        if let share = RunnerChild.share {
            usleep(Share.microsecondsPerCell)
            return number % (position + 2) == 0 ? .yes(share.name) : .no(share.name)
        }
        return number % (position + 2) == 0 ? .yes("\(number) is divisible") : .no("\(number) is not divisible")
    }
}

/// The file in which calls are counted.
enum Calls {
    /// Opened for appending, so that lines of all processes stay whole.
    static let file = open(CommandLine.arguments[3], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
}
