import Foundation
import Testing

/// The report files of a run: JUnit XML and Markdown.
@Suite struct RunFilesTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        // The outputs contain characters with a meaning in XML and Markdown, and characters that XML 1.0 cannot represent.
        let items: [[String: Any]] = [
            ["external_id": "plain", "output": "yes", "expected": "yes"],
            ["external_id": "marks <&>\"'", "output": "a|b `c` <i> & *d* @e ]]>", "expected": "yes"],
            ["external_id": "control \u{1} \u{FFFF}", "output": "\u{0}\u{8}\u{1B}[31m\nnext\ttab 😀", "expected": "yes"],
            ["output": "yes"],
        ]
        try fixture.importItems("odd", items)
        try fixture.createEvaluation("exact")
        try fixture.createEvaluation("similar <&>", "levenshtein", output: ("numeric", #"{"min": 0.5, "max": 1}"#))
    }

    private var folder: String { fixture.scratch.path }

    /// The file as a parser of JUnit XML reads it, including violations of the schema.
    private func junit(_ path: String) throws -> [String: Any] {
        let script = Command.repository.appendingPathComponent("Tests/AssayCommandTests/junit.py").path
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func junitTellsFailuresErrorsAndSkippedApart() throws {
        let path = "\(folder)/junit.xml"
        let run = try fixture.run(
            "run", "odd", "exact", "similar <&>", "--trials", "2", "--junit", path, "--gate", "errors(exact) == 0", "--gate", "errors == 1")
        #expect(run.status == 2)
        let report = try junit(path)
        #expect(report["problems"] as? [String] == [])
        let suites = try #require(report["suites"] as? [String: [String: Int]])
        #expect(suites["exact"] == ["tests": 8, "failures": 4, "errors": 0, "skipped": 2])
        #expect(suites["similar <&>"] == ["tests": 8, "failures": 0, "errors": 4, "skipped": 2])
        #expect(suites["gates"] == ["tests": 3, "failures": 2, "errors": 0, "skipped": 0])
        let names = try #require(report["names"] as? [String])
        #expect(names.contains("exact: plain trial 2") && names.contains("exact: marks <&>\"' trial 1"))
        #expect(names.contains("similar <&>: control \\u0001 \u{FFFD} trial 1"))
        #expect(names.contains("gates: errors(exact) == 0"))
    }

    @Test func aRunThatEndedEarlyIsNoGreenReport() throws {
        let path = try fixture.scratch.write("yesterday", to: "early.xml")
        let run = try fixture.run("run", "odd", "exact", "--sample", "first:3", "--budget", CommandFixture.tinyBudget, "--junit", path)
        #expect(run.status == 4)
        let report = try junit(path)
        #expect(report["problems"] as? [String] == [])
        #expect((report["suites"] as? [String: [String: Int]])?["exact"] == ["tests": 1, "failures": 0, "errors": 1, "skipped": 0])
        #expect((report["names"] as? [String])?.contains("exact: cells not tried") == true)
        #expect(try fixture.scratch.text("early.xml").contains("3 of 3 cells were not tried: the run is paused (budget)"))
    }

    @Test func aRunThatPausedHalfwayReportsBothParts() throws {
        let path = "\(folder)/early.xml"
        try fixture.importItems("apart", (0..<30).map { ["output": "a\($0)", "expected": "zzz"] })
        let run = try fixture.run("run", "apart", "similar <&>", "--junit", path)
        #expect(run.status == 1)
        let report = try junit(path)
        #expect(report["problems"] as? [String] == [])
        #expect(
            (report["suites"] as? [String: [String: Int]])?["similar <&>"] == ["tests": 21, "failures": 0, "errors": 21, "skipped": 0])
        #expect(try fixture.scratch.text("early.xml").contains("10 of 30 cells were not tried: the run is paused (evaluator_failing)"))
    }

    @Test func namesStayWhenTheDatasetIsImportedAgain() throws {
        _ = try fixture.run("run", "odd", "exact", "--junit", "\(folder)/first.xml")
        _ = try fixture.run("import", "again", "\(folder)/items.jsonl")
        _ = try fixture.run("run", "again", "exact", "--junit", "\(folder)/second.xml")
        let names = try ["first.xml", "second.xml"].map { Set(try #require(try junit("\(folder)/\($0)")["names"] as? [String])) }
        #expect(names[0].intersection(names[1]).count == 3 && names[0].count == 4)
    }

    @Test func manyCellsAreWrittenPageByPage() throws {
        try fixture.importItems("many", (0..<2500).map { ["external_id": "m\($0)", "output": "\($0)", "expected": "\($0 % 10)"] })
        let run = try fixture.run("run", "many", "exact", "--junit", "\(folder)/many.xml")
        #expect(run.status == 0)
        let report = try junit("\(folder)/many.xml")
        #expect(report["problems"] as? [String] == [])
        #expect((report["suites"] as? [String: [String: Int]])?["exact"] == ["tests": 2500, "failures": 2490, "errors": 0, "skipped": 0])
        #expect((report["names"] as? [String])?.contains("exact: m2499") == true)
    }

    @Test func markdownHasDenominatorsGatesAndWhatToLookAt() throws {
        _ = try fixture.scratch.write(String(repeating: "longer than what is written now\n", count: 200), to: "summary.md")
        let run = try fixture.run(
            "run", "odd", "exact", "similar <&>", "--name", "a|b", "--md", "\(folder)/summary.md", "--gate", "pass_rate(exact) >= 0.5")
        #expect(run.status == 2)
        let lines = try fixture.scratch.text("summary.md").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == #"### a\|b: 1 gate failed"#)
        #expect(lines.contains(#"| exact | 1 of 3 passed \(33.3 %, 95 % 6.1–79.2\) | 3 of 4 (75.0 %) | 0 | 0 | 1 |"#))
        #expect(lines.contains(#"| similar &lt;&amp;&gt; | 1 number: mean 1, median 1, p10 1, p90 1 | 1 of 4 (25.0 %) | 0 | 2 | 1 |"#))
        #expect(lines.contains("| ❌ failed | ` pass_rate(exact) = 0.333 (n = 3), wanted >= 0.5 ` |"))
        let worst = try #require(lines.first { $0.contains("marks") })
        #expect(worst.hasPrefix(#"| ` marks <&>"' ` | exact | failed | `` "#) && worst.contains(#"a\|b `c` <i>"#))
        // Every row of a table has as many cells as its header.
        for line in lines where line.hasPrefix("|") {
            let cells = line.replacing(#"\|"#, with: "").filter { $0 == "|" }.count - 1
            #expect([2, 4, 6].contains(cells), "\(line)")
        }
        #expect(!lines.contains { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    }

    @Test func jsonIsOneDocumentAndEverythingElseIsSaidElsewhere() throws {
        let run = try fixture.run("run", "odd", "exact", "--json", "--gate", "errors == 0", "--gate", "coverage == 1")
        #expect(run.status == 2)
        let object = try run.object()
        #expect(object["status"] as? String == "completed" && object["planned"] as? Int == 4)
        #expect((object["gates"] as? [[String: Any]])?.compactMap { $0["passed"] as? Bool } == [true, false])
        #expect(object["comparison"] == nil)
        #expect(run.errors.contains("gate passed: errors(exact) = 0 (n = 4), wanted == 0\n"))
        #expect(run.errors.contains("gate failed: coverage(exact) = 0.750 (n = 4), wanted == 1\n"))
    }

    @Test func whatToLookAtComesWithItsReasons() throws {
        let run = try fixture.run("run", "odd", "exact", "similar <&>")
        let start = try #require(run.lines.firstIndex { $0.hasPrefix("ITEM ") })
        let shown = run.lines[(start + 1)...].prefix(5)
        #expect(shown[start + 1].hasPrefix(#"marks <&>"'"#) && shown[start + 1].contains("exact        failed"))
        #expect(shown[start + 2].contains("exact        failed"))
        #expect(shown[start + 3].contains("plain") && shown[start + 3].contains("similar <&>  1 "))
        #expect(shown[start + 4].contains("error score_out_of_bounds"))
    }
}
