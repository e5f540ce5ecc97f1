import Foundation
import Testing

/// `assay results`, as a person reads it.
@Suite struct ResultsTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench()
        try bench.sums()
    }

    @Test func onlyWhatFailedIsShown() throws {
        let id = try #require(try bench.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let failed = try bench.run("results", id, "--failed")
        #expect(failed.status == 0 && failed.lines.count == 4)
        #expect(failed.lines[0].split(separator: " ") == ["ITEM", "TRIAL", "OUTCOME", "RESULT", "WHY"])
        #expect(failed.lines[1...].allSatisfy { $0.contains("  verdict  false   ") })
        #expect(try bench.run("results", id, "--failed", "--json").array().count == 3)
    }

    @Test func severalEvaluationsHaveAColumnAndAreFoundByTheirNamesInTheRun() throws {
        let exact = try bench.defined("similar", "levenshtein", output: ("numeric", #"{"min": 0, "max": 1}"#))
        try bench.imported("words", [["output": "kitten", "expected": "kittens"]])
        let id = try #require(try bench.run("run", "words", "exact", "similar", "--json").object()["id"] as? String)
        // A second one of that name is none of the run's.
        try bench.defined("exact")
        let all = try bench.run("results", id)
        #expect(all.lines[0].split(separator: " ") == ["ITEM", "TRIAL", "EVALUATION", "OUTCOME", "RESULT", "WHY"])
        #expect(all.lines.count == 3 && all.lines.contains { $0.contains("  exact       verdict  false     ") })
        #expect(all.lines.contains { $0.contains("  similar     verdict  0.857143  ") })
        #expect(try bench.run("results", id, "--jsonl").output.contains(#""result":0.857142857142857"#))

        #expect(try bench.run("results", id, "--evaluation", "exact").lines.count == 2)
        #expect(try bench.run("results", id, "--evaluation", exact, "--json").array().first?["result"] as? Double ?? 0 > 0.85)
        let other = try bench.run("results", id, "--evaluation", "valid")
        #expect(other.status == 1 && other.errors == "The run has no evaluation “valid”. It has “exact”, “similar”.\n")
    }

    @Test func aLongTableIsShownPageByPage() throws {
        try bench.imported("many", (0..<2500).map { ["output": "\($0)", "expected": "\($0)"] })
        let id = try #require(try bench.run("run", "many", "exact", "--json").object()["id"] as? String)
        let whole = try bench.run("results", id)
        #expect(whole.lines.count == 2501 && whole.lines.filter { $0.hasPrefix("ITEM") }.count == 1)
        // The second page is asked for once the first is out: who reads it can be gone by then.
        let log = "\(bench.assay.directory.path)/log"
        let before = try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: "/results/").count
        let first = try bench.assay.shell("assay results \(id) | head -3; true")
        #expect(first.output.split(separator: "\n").count == 3)
        let after = try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: "/results/").count
        #expect(after - before < 3)
        let none = try bench.run("results", id, "--failed")
        #expect(none.lines.count == 1 && none.output.hasPrefix("ITEM"))
    }
}
