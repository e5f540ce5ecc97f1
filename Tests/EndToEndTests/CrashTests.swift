import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// The daemon killed in the middle of a run, and started again.
@Suite struct CrashTests {
    /// `make test-faults` asks for more.
    private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 3
    private static let items = 1500 * kills

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aRunThatWasKilledEndsAsIfItHadNotBeen() throws {
        var served = try ServedAssay()
        try prepare(served)
        let undisturbed = try results(of: served, run: try start(served))
        let run = try start(served)
        for kill in 1...Self.kills {
            // Later every time, so that something has been recorded meanwhile.
            try wait(for: served, run, until: Self.items * 3 * kill / (Self.kills + 2))
            try served.kill9()
            served = try ServedAssay(after: served)
        }
        let ended = try JSONValue(parsing: Array(try served.said(by: "assay watch \(run) --json 2>/dev/null").utf8))
        #expect(ended["status"]?.string == "completed")
        #expect(ended["counts"]?["verdict"]?.integer == Self.items * 3)
        #expect(try results(of: served, run: run) == undisturbed)
        #expect(try served.shell("assay doctor --data data").output.contains("agree with their results"))
    }

    private func prepare(_ served: ServedAssay) throws {
        let lines = (1...Self.items).map { #"{"input": \#($0), "output": "answer \#($0 * 7919 % 1000)", "expected": "answer 7"}"# }
        try lines.joined(separator: "\n").write(
            to: served.directory.appendingPathComponent("items.jsonl"), atomically: false, encoding: .utf8)
        _ = try served.said(
            by: """
                assay import items items.jsonl
                assay evaluations create --name pattern --type regex --config '{"pattern": "[13579]$"}'
                assay evaluations create --name same --type exact_match --config '{}'
                assay evaluations create --name near --type levenshtein --config '{"minimum": 0.9}'
                """)
    }

    private func start(_ served: ServedAssay) throws -> String {
        let run = try JSONValue(parsing: Array(try served.said(by: "assay run items pattern same near --detach --json").utf8))
        return try #require(run["id"]?.string)
    }

    /// Returns when that many cells are recorded, or the run has ended.
    private func wait(for served: ServedAssay, _ run: String, until cells: Int) throws {
        while true {
            let answer = try served.said(
                by: "curl -s -H \"Authorization: Bearer $ASSAY_API_KEY\" \"$ASSAY_URL/api/projects/1/batch_runs/\(run)/\"")
            let state = try JSONValue(parsing: Array(answer.utf8))
            if state["counts"]?["verdict"]?.integer ?? 0 >= cells || state["status"]?.string == "completed" { return }
        }
    }

    /// What every cell came to, without what differs from run to run. Waits for the run's end.
    private func results(of served: ServedAssay, run: String) throws -> [String: String] {
        _ = try served.said(by: "assay watch \(run) >/dev/null 2>&1")
        var results: [String: String] = [:]
        for line in try served.said(by: "assay results \(run) --jsonl").split(separator: "\n") {
            let result = try JSONValue(parsing: Array(line.utf8))
            let cell = ["dataset_item", "evaluation", "trial"].map { result[$0]?.compact.text ?? "" }.joined(separator: " ")
            let outcome = ["outcome", "result", "passed", "reasoning", "item_version"].map { result[$0]?.compact.text ?? "" }
            #expect(results.updateValue(outcome.joined(separator: " "), forKey: cell) == nil, "\(cell) has two results")
        }
        return results
    }
}
