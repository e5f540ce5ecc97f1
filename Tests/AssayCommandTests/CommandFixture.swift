import Foundation
import ServedAssay
import Testing

/// A served Assay with what most tests of runs begin with.
final class CommandFixture {
    let assay: ServedAssay
    let scratch = Scratch()
    var command: Command { assay.command }

    init() throws { assay = try ServedAssay() }

    func run(_ arguments: String...) throws -> Command.Outcome { try command.run(arguments) }

    @discardableResult
    func imported(_ name: String, _ items: [[String: Any]], file: String = "items.jsonl") throws -> Command.Outcome {
        let lines = try items.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) + "\n" }
        return try command.run("import", name, try scratch.write(lines.joined(), to: file))
    }

    @discardableResult
    func defined(
        _ name: String, _ type: String = "exact_match", _ config: String = "{}", output: (type: String, config: String)? = nil
    ) throws -> String {
        let more = output.map { ["--output-type", $0.type, "--output-config", $0.config] } ?? []
        let created = try command.run(["evaluations", "create", "--name", name, "--type", type, "--config", config, "--json"] + more)
        return try #require(try created.object()["id"] as? String, "\(created.errors)")
    }

    /// Ten items by the keys `a0` to `a9`; `exact` says yes to the first seven.
    func sums() throws {
        try imported(
            "sums",
            (0..<10).map { ["external_id": "a\($0)", "input": "\($0)", "output": $0 < 7 ? "yes" : "no", "expected": "yes"] })
        try defined("exact")
    }

    /// Numbers of 1 and 0, of which the zeros are errors: they are out of bounds.
    func boundedSimilarity() throws {
        try defined("similar", "levenshtein", output: ("numeric", #"{"min": 0.5, "max": 1}"#))
    }

    /// Items that take long to compare.
    func slowWork(count: Int = 40, length: Int = 10_000) throws {
        var generator = SystemRandomNumberGenerator()
        func text() -> String { String((0..<length).map { _ in "abcdefgh".randomElement(using: &generator)! }) }
        try imported("slow", (0..<count).map { ["external_id": "s\($0)", "output": text(), "expected": text()] })
        try defined("distance", "levenshtein", output: ("numeric", #"{"min": 0, "max": 1}"#))
    }

    /// The id of the only run, once there is one.
    func newRun() throws -> String {
        while true {
            if let id = try command.run("runs", "--json").array().first?["id"] as? String { return id }
        }
    }
}
