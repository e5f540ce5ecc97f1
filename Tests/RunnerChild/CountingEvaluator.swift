internal import AssayDomain
internal import EvaluatorKit
internal import Glibc

/// Leaves a line in a file each time it is asked, which outlives the process: the evaluation's place and the item's output.
/// Its verdict depends on both alone.
struct CountingEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let place: Int
    }

    static let card = Card(
        type: "counting", summary: "Counts how often it is asked.", outputs: [.boolean],
        config: ConfigSchema(.required("place", .integer, "Which evaluation it is."), example: #"{"place":0}"#))

    private let place: Int

    init(_ setup: Setup<Config>) throws(ConfigError) { place = setup.config.place }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let number = Int(sample.outputText) ?? 0
        // A kill can cut a line short: what has no full stop was not asked to the end, and the next one begins on a line of its own.
        let line = Array("\n\(place) \(number).".utf8)
        guard write(Calls.file, line, line.count) == line.count else { throw .plugin("The call cannot be counted.") }
        return number % (place + 2) == 0 ? .yes("\(number) is divisible") : .no("\(number) is not divisible")
    }
}

/// The file that calls are counted in.
enum Calls {
    /// Lines of all processes go to its end, whole.
    static let file = open(CommandLine.arguments[3], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
}
