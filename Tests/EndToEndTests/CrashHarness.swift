import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// A daemon with a dataset and evaluations that can be killed and restarted, and the expected results from uninterrupted runs.
final class CrashHarness {
    /// The evaluations of a run, and the results of an uninterrupted run with them, in order.
    struct Scoring {
        let evaluations: [String]
        fileprivate(set) var results: [Substring] = []
    }

    let items: Int
    private(set) var served: AssayServer
    /// Three evaluations that always answer.
    private(set) var plain = Scoring(evaluations: [])
    /// Three evaluations, of which one fails on many items.
    private(set) var failing = Scoring(evaluations: [])
    /// How long the last uninterrupted run took.
    private(set) var seconds = 0.0
    private var dataset = ""

    init(items: Int) throws {
        self.items = items
        served = try AssayServer()
        try importItems()
        let (pattern, same) = (try evaluation("regex", #"{"pattern": "[13579]$"}"#), try evaluation("exact_match"))
        plain = try uninterrupted([pattern, same, try evaluation("levenshtein", output: "numeric")])
        let bounded = try evaluation("levenshtein", output: "numeric", #"{"min": 0.75, "max": 1}"#)
        failing = try uninterrupted([pattern, same, bounded])
        #expect(failing.results.contains { $0.contains(#""outcome":"error""#) })
    }

    /// Number of cells of a run.
    var planned: Int { items * 3 }

    private func importItems() throws {
        let lines = (1...items).map { #"{"input": \#($0), "output": "answer \#($0 * 7919 % 1000)", "expected": "answer 7"}"# }
        try lines.joined(separator: "\n").write(
            to: served.directory.appendingPathComponent("items.jsonl"), atomically: false, encoding: .utf8)
        _ = try served.output(of: "assay import items items.jsonl")
        dataset = try #require(try ask("GET", "datasets/")["results"]?.elements.first?["id"]?.string)
    }

    private func evaluation(_ type: String, _ config: String = "{}", output: String = "boolean", _ outputConfig: String = "{}") throws
        -> String
    {
        let body = """
            {"name": "\(type)", "evaluation_type": "\(type)", "evaluation_config": \(config), "output_type": "\(output)", \
            "output_config": \(outputConfig)}
            """
        return try #require(try ask("POST", "evaluations/", body)["id"]?.string)
    }

    private func uninterrupted(_ evaluations: [String]) throws -> Scoring {
        var scoring = Scoring(evaluations: evaluations)
        let run = try start(scoring)
        let state = try end(of: run)
        #expect(state["status"]?.string == "completed")
        seconds = try #require(state["usage"]?["seconds"]?.double)
        scoring.results = try results(of: run)
        #expect(Set(scoring.results).count == planned, "a cell has two results, or none")
        return scoring
    }
}

/// Requests to the daemon with curl.
extension CrashHarness {
    func request(_ method: String, _ path: String, _ body: String = "{}") -> String {
        """
        curl -s -X \(method) -H "Authorization: Bearer $ASSAY_API_KEY" -H 'Content-Type: application/json' \
        \(method == "GET" ? "" : "-d '\(body)'") "$ASSAY_URL/api/projects/1/\(path)"
        """
    }

    @discardableResult
    func ask(_ method: String, _ path: String, _ body: String = "{}") throws -> JSONValue {
        try JSONValue(parsing: Array(served.output(of: request(method, path, body)).utf8))
    }

    func creation(_ scoring: Scoring, key: String, budget: String = "null") -> String {
        let ids = scoring.evaluations.map { "\"\($0)\"" }.joined(separator: ", ")
        let body = """
            {"dataset": "\(dataset)", "evaluations": [\(ids)], "name": "\(key)", "idempotency_key": "\(key)", "budget": \(budget)}
            """
        return request("POST", "batch_runs/", body)
    }

    /// Creates a run, or returns the one that was created with the same key.
    func start(_ scoring: Scoring, key: String = UUID().uuidString, budget: String = "null") throws -> String {
        let answer = try served.output(of: creation(scoring, key: key, budget: budget))
        return try #require(try JSONValue(parsing: Array(answer.utf8))["id"]?.string, "\(answer)")
    }

    func state(of run: String) throws -> JSONValue { try ask("GET", "batch_runs/\(run)/") }

    func runs(named name: String) throws -> Int {
        try ask("GET", "batch_runs/?limit=100")["results"]?.elements.filter { $0["name"]?.string == name }.count ?? 0
    }

    /// Waits until this many cells have ended or the run has settled, and returns how many cells have ended.
    @discardableResult
    func wait(for run: String, until cells: Int = .max) throws -> Int {
        var ended = 0
        try eventually("the cells have ended or the run has settled", within: .seconds(600)) {
            let state = try state(of: run)
            ended = (state["counts"]?.members ?? []).reduce(0) { $0 + ($1.value.integer ?? 0) }
            return ended >= cells || !["queued", "running"].contains(state["status"]?.string)
        }
        return ended
    }

    /// Waits for the end and returns the run.
    func end(of run: String) throws -> JSONValue {
        try wait(for: run)
        return try state(of: run)
    }

    /// The results of all cells in order, without the fields that differ from run to run.
    func results(of run: String) throws -> [Substring] {
        let export = request("GET", "batch_runs/\(run)/results/export/")
        let rows = try served.output(of: #"\#(export) | sed 's/^.*\("evaluation":\)/\1/; s/,"attempts":.*$//'"#)
        return rows.split(separator: "\n")
    }

    /// Whether the totals of every run match its results.
    func isSound() throws -> Bool { try served.shell("assay doctor --data data").output.contains("agree with their results") }
}

extension CrashHarness {
    /// Kills or stops the daemon, and starts it again on the same data.
    func restart(killing: Bool = true) throws {
        if killing { try served.killDaemon() } else { served.stop() }
        served = try AssayServer(after: served)
    }

    /// Kills the daemon within 30 ms of the start of a request, and restarts it. Returns the status of the response, 0 if there was none.
    @discardableResult
    func kill(during request: String) throws -> Int {
        let daemon = try served.daemon()
        let delay = Double.random(in: 0...0.03)
        let answer = try served.output(of: "\(request) -o /dev/null -w '%{http_code}' & sleep \(delay); kill -9 \(daemon); wait $! || true")
        served.stop()
        served = try AssayServer(after: served)
        return Int(answer) ?? 0
    }
}
