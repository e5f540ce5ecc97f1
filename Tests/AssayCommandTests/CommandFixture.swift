import Foundation
import NginxSupport
import ServedAssay
import Testing

/// A running server, and methods that create datasets and evaluations for tests.
final class CommandFixture {
    /// A budget that every run uses up before its first cell.
    static let tinyBudget = "seconds=0.000001"

    let assay: AssayServer
    let scratch = TemporaryFolder()
    var command: Command { assay.command }

    init() throws { assay = try AssayServer() }

    func run(_ arguments: String...) throws -> Command.Outcome { try command.run(arguments) }

    @discardableResult
    func importItems(_ name: String, _ items: [[String: Any]], file: String = "items.jsonl") throws -> Command.Outcome {
        let lines = try items.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) + "\n" }
        return try command.run("import", name, try scratch.write(lines.joined(), to: file))
    }

    @discardableResult
    func createEvaluation(
        _ name: String, _ type: String = "exact_match", _ config: String = "{}", output: (type: String, config: String)? = nil
    ) throws -> String {
        let more = output.map { ["--output-type", $0.type, "--output-config", $0.config] } ?? []
        let created = try command.run(["evaluations", "create", "--name", name, "--type", type, "--config", config, "--json"] + more)
        return try #require(try created.object()["id"] as? String, "\(created.errors)")
    }

    /// A dataset of ten items with the keys `a0` to `a9`, and an evaluation `exact` that passes the first seven.
    func createSums() throws {
        try importItems(
            "sums",
            (0..<10).map { ["external_id": "a\($0)", "input": "\($0)", "output": $0 < 7 ? "yes" : "no", "expected": "yes"] })
        try createEvaluation("exact")
    }

    /// An evaluation that answers 1 for equal texts, and an error for others, because their score is out of bounds.
    func createBoundedSimilarity() throws {
        try createEvaluation("similar", "levenshtein", output: ("numeric", #"{"min": 0.5, "max": 1}"#))
    }

    /// A dataset whose items take long to compare, and an evaluation that compares them.
    func createSlowItems(count: Int = 40, length: Int = 10_000) throws {
        var generator = SystemRandomNumberGenerator()
        func text() -> String { String((0..<length).map { _ in "abcdefgh".randomElement(using: &generator)! }) }
        try importItems("slow", (0..<count).map { ["external_id": "s\($0)", "output": text(), "expected": text()] })
        try createEvaluation("distance", "levenshtein", output: ("numeric", #"{"min": 0, "max": 1}"#))
    }

    /// Runs the command that a paused run prints after “Resume”, until its budget lasts: each time, the printed budget is larger.
    func resume(printedIn output: String, by run: (String) throws -> (status: Int32, output: String)) throws -> (
        status: Int32, output: String
    ) {
        var (status, output): (Int32, String) = (4, output)
        while status == 4 {
            let line = try #require(output.split(separator: "\n").first { $0.hasPrefix("Resume ") }, "\(output)")
            (status, output) = try run(line.dropFirst("Resume".count).trimmingCharacters(in: .whitespaces))
        }
        return (status, output)
    }

    /// Waits until there is a run and returns its id.
    func waitForRun() throws -> String {
        var id: String?
        try eventually("there is a run") {
            id = try command.run("runs", "--json").array().first?["id"] as? String
            return id != nil
        }
        return try #require(id)
    }
}
