internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import EvaluatorKit
internal import Glibc
internal import JSON

/// A process that scores a run until it ends, or until somebody kills the process: `prepare DATABASE ITEMS [SAMPLE]` makes a run over items whose
/// outputs are 1, 2, 3, …, and says its id; `run DATABASE CALLS` goes on with it, counts calls in a file, and says `ended`.
@main
enum RunnerChild {
    private static let evaluations = 3

    static func main() throws {
        let arguments = CommandLine.arguments
        let store = try Store(path: arguments[2], role: .daemon)
        switch arguments[1] {
        case "prepare": try prepare(store, items: Int(arguments[3]) ?? 0, sample: arguments.count > 4 ? arguments[4] : nil)
        default: try score(store)
        }
    }

    private static func prepare(_ store: Store, items: Int, sample: String?) throws {
        let organization = try store.organization(named: "default")
        let project = try store.createProject(name: "one", captureToken: "phc_one", organization: organization.id).number
        let user = try store.createUser(email: "admin@localhost", organization: organization.id)
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

    private static func evaluation(_ place: Int, in project: Project.Number, of store: Store, by user: User) throws -> ID<Evaluation> {
        let definition = Evaluation.Definition(
            type: "counting", config: JSONText(compact: #"{"place":\#(place)}"#), outputType: "boolean", outputConfig: .emptyObject,
            model: nil)
        let new = NewEvaluation(
            name: "counting \(place)", description: "", enabled: false, definition: definition, conditions: .emptyArray, deleted: false)
        return try store.createEvaluation(new, in: project, by: user).id
    }

    private static func score(_ store: Store) throws {
        guard try !store.unfinishedBatchRuns().isEmpty else { return print("ended") }
        var registry = Registry()
        registry.add(CountingEvaluator.self)
        let runner = Runner(store: store, registry: registry, workers: 2) { event in
            guard case .ended = event else { return }
            print("ended")
            exit(0)
        }
        try runner.start()
        while true { pause() }
    }
}
