import Foundation
import ServedAssay
import Testing

/// `assay datasets`, and the deletion of evaluations, by name or id.
@Suite struct DatasetsTests {
    let fixture: CommandFixture

    init() throws { fixture = try CommandFixture() }

    private func ids(_ name: String, deleted: Bool = false) throws -> [String] {
        let more = deleted ? ["--deleted"] : []
        let rows = try fixture.command.run(["datasets", "list", "--json"] + more).array()
        return rows.filter { $0["name"] as? String == name }.compactMap { $0["id"] as? String }
    }

    @Test func aDatasetIsListedShownAndRenamed() throws {
        try fixture.createSums()
        let id = try #require(try ids("sums").first)
        let list = try fixture.run("datasets", "list").lines
        #expect(list[0].split(separator: " ") == ["ID", "CREATED", "NAME"] && list[1].hasPrefix("\(id)  ") && list[1].hasSuffix("  sums"))
        let shown = try fixture.run("datasets", "show", "sums")
        #expect(shown.lines.contains { $0.split(separator: " ") == ["ITEMS", "10"] } && shown.output.contains(id))
        #expect(try fixture.run("datasets", "show", id, "--json").object()["name"] as? String == "sums")
        #expect(try fixture.run("datasets", "rename", "sums", "old sums").output == "Renamed “sums” to “old sums”.\n")
        #expect(try ids("old sums") == [id])
        #expect(try fixture.run("datasets", "rename", "old sums", " ").status == 1)
        let missing = try fixture.run("datasets", "show", "sums")
        #expect(missing.status == 1 && missing.errors.hasPrefix("There is no dataset “sums” in project 1: `assay datasets list` shows"))
    }

    @Test func whatIsDeletedIsBroughtBackByNameOrID() throws {
        try fixture.createSums()
        let id = try #require(try ids("sums").first)
        let deleted = try fixture.run("datasets", "delete", "sums")
        #expect(deleted.status == 0 && deleted.output == "Deleted “sums”. To restore it: assay datasets undelete \(id)\n")
        #expect(try ids("sums") == [])
        #expect(try ids("sums", deleted: true) == [id])
        #expect(try fixture.run("datasets", "delete", "sums").status == 1)
        #expect(try fixture.run("datasets", "undelete", "sums").output == "Restored “sums”, \(id).\n")
        #expect(try ids("sums") == [id])
        #expect(try ids("sums", deleted: true) == [])
        #expect(try fixture.run("datasets", "delete", id, "--json").object()["deleted"] as? Bool == true)
        #expect(try fixture.run("datasets", "undelete", id, "--json").object()["deleted"] as? Bool == false)
        #expect(try fixture.run("export", "sums").lines.count == 10)
        let never = try fixture.run("datasets", "undelete", "never")
        #expect(never.status == 1 && never.errors.contains("`assay datasets list --deleted` shows the deleted ones"))
    }

    @Test func aNameThatTwoShareIsToldWithIDsAndDates() throws {
        let made = try fixture.assay.shell(
            """
            for i in 1 2; do curl -s -H "Authorization: Bearer $ASSAY_API_KEY" -H 'Content-Type: application/json' \
                -d '{"name": "twice"}' $ASSAY_URL/api/projects/1/datasets/; done
            """)
        #expect(made.status == 0)
        let both = try ids("twice")
        #expect(both.count == 2)
        for verb in [["datasets", "show", "twice"], ["datasets", "delete", "twice"], ["export", "twice"]] {
            let refused = try fixture.command.run(verb)
            #expect(refused.status == 1 && refused.errors.hasPrefix("2 datasets are called “twice”."))
            for id in both { #expect(refused.errors.contains(try Regex("  \(id), created at 20\\d\\d-\\d\\d-\\d\\dT"))) }
        }
        for id in both { _ = try fixture.run("datasets", "delete", id) }
        #expect(try fixture.run("datasets", "undelete", "twice").errors.contains("created at "))
    }

    @Test func anEvaluationIsShownDeletedAndBroughtBack() throws {
        let id = try fixture.createEvaluation("answer", "regex", #"{"pattern": "a"}"#)
        let shown = try fixture.run("evaluations", "show", "answer").output
        #expect(shown.contains(id) && shown.contains(#"{"pattern":"a"}"#) && shown.contains("regex"))
        #expect(try fixture.run("evaluations", "show", id, "--json").object()["evaluation_type"] as? String == "regex")
        let hog = try fixture.createEvaluation("program", "hog", #"{"source": "return true"}"#)
        #expect(try !fixture.run("evaluations", "show", hog).output.contains("bytecode"))
        let deleted = try fixture.run("evaluations", "delete", "answer")
        #expect(deleted.output == "Deleted “answer”. To restore it: assay evaluations undelete \(id)\n")
        #expect(try fixture.run("evaluations", "list", "--json").array().count == 1)
        #expect(try fixture.run("evaluations", "list", "--deleted").output.contains(id))
        #expect(try fixture.run("evaluations", "undelete", "answer").status == 0)
        #expect(try fixture.run("evaluations", "list", "--json").array().count == 2)
    }

    /// Runs several `assay import` at the same time.
    private func importAtOnce(_ imports: [[String]]) throws {
        let scratch = TemporaryFolder()
        let running = try imports.enumerated().map { index, arguments in
            try fixture.command.start(["import"] + arguments, output: scratch.file("out\(index)"), errors: scratch.file("err\(index)"))
        }
        for process in running { process.waitUntilExit() }
    }

    @Test func importsAtOnceIntoANewNameMakeOneDataset() throws {
        let lines = (0..<20).map { #"{"output": "\#($0)"}"# + "\n" }.joined()
        let items = try fixture.scratch.write(lines, to: "items.jsonl")
        try importAtOnce([["together", items], ["together", items]])
        #expect(try ids("together").count == 1)
        #expect(try fixture.run("export", "together").lines.count == 40)
    }

    @Test func anImportThatFailsTakesNobodysRowsAway() throws {
        let items = try fixture.scratch.write(#"{"output": "1"}"# + "\n", to: "items.jsonl")
        let broken = try fixture.scratch.write("{\n", to: "broken.jsonl")
        for number in 1...6 { try importAtOnce([["mixed \(number)", broken], ["mixed \(number)", items]]) }
        for number in 1...6 { #expect(try fixture.run("export", "mixed \(number)").lines.count == 1, "\(number)") }
        let full = try fixture.assay.shell("assay import kept \(items) >/dev/full || assay export kept | wc -l")
        #expect(full.output.hasSuffix("1\n"))
    }

    private static let importedID = "0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d"
    private static let found = ScriptedServer.Exchange(
        request: "GET datasets/?search=rows", answer: #"{"next": null, "results": [{"id": "\#(importedID)", "name": "rows"}]}"#)
    private static let imported = ScriptedServer.Exchange(
        request: "POST datasets/\(importedID)/items/import/", answer: #"{"created": 1, "updated": 0, "skipped": 0, "revision": 1}"#)
    private static let kept = ScriptedServer.Exchange(request: "GET datasets/\(importedID)/", answer: "{}")

    @Test func aDatasetThatIsWithdrawnDuringAnImportIsCreatedAgain() throws {
        let withdrawn = "0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b"
        let server = try ScriptedServer([
            .init(request: "GET datasets/?search=rows", answer: #"{"next": null, "results": [{"id": "\#(withdrawn)", "name": "rows"}]}"#),
            .init(request: "POST datasets/\(withdrawn)/items/import/", status: 404, answer: #"{"detail": "Not found."}"#),
            .init(request: "GET datasets/?search=rows", answer: #"{"next": null, "results": []}"#),
            .init(request: "POST datasets/?unless_exists", status: 201, answer: #"{"id": "\#(Self.importedID)", "name": "rows"}"#),
            Self.imported, Self.kept,
        ])
        let outcome = try server.run("import", "rows", try fixture.scratch.write(#"{"output": "1"}"# + "\n", to: "rows.jsonl"))
        #expect(outcome.status == 0 && outcome.output.hasPrefix("1 item created"), "\(outcome.errors)")
    }

    @Test func anImportWaitsForOthersOfItsProject() throws {
        let full = ScriptedServer.Exchange(
            request: "POST datasets/\(Self.importedID)/items/import/", status: 429, headers: ["Retry-After": "1"],
            answer: #"{"detail": "Request was throttled. Expected available in 1 seconds."}"#)
        let server = try ScriptedServer([Self.found, full, full, Self.imported, Self.kept])
        let outcome = try server.run("import", "rows", try fixture.scratch.write(#"{"output": "1"}"# + "\n", to: "rows.jsonl"))
        #expect(outcome.status == 0 && outcome.output.hasPrefix("1 item created"))
        #expect(outcome.errors == "Other imports into this project are running. Waiting to import \(fixture.scratch.path)/rows.jsonl.\n")
    }
}
