import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// Exports of a hundred thousand rows, as a client gets them through nginx.
@Suite struct ExportEndToEndTests {
    private static let rows = 100_000
    /// Megabytes that the daemon may grow by; the exports have 100 MB in total.
    private static let allowance = 48

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func isWholeAndDoesNotFillTheMemory() throws {
        let served = try AssayServer()
        let items = (0..<Self.rows).map { #"{"input": "question \#($0)", "output": "the answer is \#($0)", "metadata": {"n": \#($0)}}"# }
        try items.joined(separator: "\n").write(
            to: served.directory.appendingPathComponent("items.jsonl"), atomically: false, encoding: .utf8)
        let run = try JSONValue(
            parsing: Array(
                served.output(
                    of: """
                        assay import items items.jsonl >/dev/null 2>&1
                        assay evaluations create --name odd --type regex --config '{"pattern": "[13579]$"}' >/dev/null
                        assay run items odd --json 2>/dev/null
                        """
                ).utf8))
        let (id, dataset) = (run["id"]?.string ?? "", run["dataset"]?.string ?? "")
        let before = try memory(of: served)
        for path in ["datasets/\(dataset)/items/export/", "batch_runs/\(id)/results/export/"] {
            #expect(try lines(of: served, path) == Self.rows)
            #expect(try lines(of: served, path + "?output=csv") == Self.rows + 1)
        }
        #expect(try lines(of: served, "batch_runs/\(id)/results/export/?result=true") == Self.rows / 2)
        let after = try memory(of: served)
        #expect(after - before < Self.allowance, "from \(before) to \(after) MB")
    }

    private func lines(of served: AssayServer, _ path: String) throws -> Int? {
        let count = try served.output(
            of: "curl -sf -H \"Authorization: Bearer $ASSAY_API_KEY\" \"$ASSAY_URL/api/projects/1/\(path)\" > export && wc -l < export")
        return Int(count.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Peak memory of the daemon in megabytes.
    private func memory(of served: AssayServer) throws -> Int {
        let states = try served.children().map { try String(contentsOfFile: "/proc/\($0)/status", encoding: .utf8) }
        let daemon = try #require(states.first { $0.contains("assayd") })
        return try #require(daemon.firstMatch(of: /VmHWM:\s+(\d+)/).flatMap { Int($0.1) }) / 1024
    }
}
