import Foundation
import ServedAssay
import Testing

/// `assay results`.
@Suite struct ResultsTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
    }

    @Test func onlyWhatFailedIsShown() throws {
        let id = try #require(try fixture.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let failed = try fixture.run("results", id, "--failed")
        #expect(failed.status == 0 && failed.lines.count == 4)
        #expect(failed.lines[0].split(separator: " ") == ["ITEM", "TRIAL", "OUTCOME", "RESULT", "WHY"])
        #expect(failed.lines[1...].allSatisfy { $0.contains("  verdict  false   ") })
        #expect(failed.lines[1...].map { $0.prefix(4) } == ["a7  ", "a8  ", "a9  "])
        #expect(try fixture.run("results", id, "--failed", "--json").array().count == 3)
    }

    @Test func severalEvaluationsHaveAColumnAndAreFoundByTheirNamesInTheRun() throws {
        let exact = try fixture.createEvaluation("similar", "levenshtein", output: ("numeric", #"{"min": 0, "max": 1}"#))
        try fixture.importItems("words", [["output": "kitten", "expected": "kittens"]])
        let id = try #require(try fixture.run("run", "words", "exact", "similar", "--json").object()["id"] as? String)
        // The run does not contain this second evaluation of the name.
        try fixture.createEvaluation("exact")
        let all = try fixture.run("results", id)
        #expect(all.lines[0].split(separator: " ") == ["ITEM", "TRIAL", "EVALUATION", "OUTCOME", "RESULT", "WHY"])
        #expect(all.lines.count == 3 && all.lines.contains { $0.contains("  exact       verdict  false     ") })
        #expect(all.lines.contains { $0.contains("  similar     verdict  0.857143  ") })
        #expect(try fixture.run("results", id, "--jsonl").output.contains(#""result":0.857142857142857"#))

        #expect(try fixture.run("results", id, "--evaluation", "exact").lines.count == 2)
        #expect(try fixture.run("results", id, "--evaluation", exact, "--json").array().first?["result"] as? Double ?? 0 > 0.85)
        let other = try fixture.run("results", id, "--evaluation", "valid")
        #expect(other.status == 1 && other.errors == "The run has no evaluation “valid”. It has “exact”, “similar”.\n")
    }

    @Test func anItemIsCalledByItsKeyElseByItsID() throws {
        try fixture.importItems("keys", [["external_id": "q023", "output": "a", "expected": "b"], ["output": "c", "expected": "b"]])
        let run = try fixture.run("run", "keys", "exact", "--name", "named", "--junit", "\(fixture.scratch.path)/j.xml")
        let ids = try fixture.run("results", "named", "--json").array().map { try #require($0["dataset_item"] as? String) }
        let table = try fixture.run("results", "named").lines
        #expect(table[1].hasPrefix("q023 ") && table[2].hasPrefix("\(ids[1]) "))
        #expect(run.lines.contains { $0.hasPrefix("q023 ") } && run.lines.contains { $0.hasPrefix("\(ids[1]) ") })
        let junit = try fixture.scratch.text("j.xml")
        #expect(junit.contains(#"classname="exact" name="q023""#) && junit.contains("name=\"\(ids[1])\""))

        let rows = try fixture.run("results", "named", "--json", "--expand", "item").array()
        #expect(rows.map { $0["external_id"] as? String } == ["q023", nil])
        #expect(rows.allSatisfy { $0["evaluation_name"] as? String == "exact" })
        #expect(rows.map { ($0["item"] as? [String: Any])?["output"] as? String } == ["a", "c"])
        #expect(try fixture.run("results", "named", "--csv", "--expand", "item").output.contains(",item.output:json,"))
        #expect(try fixture.run("results", "named", "--expand", "item").status == 1)

        _ = try fixture.run("run", "keys", "exact", "--name", "again")
        let changes = try fixture.run("compare", "named", "again", "--items", "unchanged", "--json").array()
        #expect(changes.map { $0["external_id"] as? String } == ["q023", nil])
        #expect(changes.allSatisfy { $0["evaluation_name"] as? String == "exact" && $0["evaluation"] is String })
    }

    @Test func aLongTableIsShownPageByPage() throws {
        try fixture.importItems("many", (0..<2500).map { ["output": "\($0)", "expected": "\($0)"] })
        let id = try #require(try fixture.run("run", "many", "exact", "--json").object()["id"] as? String)
        let whole = try fixture.run("results", id)
        #expect(whole.lines.count == 2501 && whole.lines.filter { $0.hasPrefix("ITEM") }.count == 1)
        // The second page is requested after the first one is written, when `head` may have ended already.
        let log = "\(fixture.assay.directory.path)/log"
        let before = try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: "/results/").count
        let first = try fixture.assay.shell("assay results \(id) | head -3; true")
        #expect(first.output.split(separator: "\n").count == 3)
        let after = try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: "/results/").count
        #expect(after - before < 3)
        let none = try fixture.run("results", id, "--failed")
        #expect(none.lines.count == 1 && none.output.hasPrefix("ITEM"))
    }
}
