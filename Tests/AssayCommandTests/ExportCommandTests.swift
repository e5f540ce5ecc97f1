import Foundation
import Testing

/// `assay export`, whose output can be imported again.
@Suite struct ExportCommandTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
    }

    @Test func anExportIsImportedAsTheSameItems() throws {
        for (option, file) in [("--jsonl", "back.jsonl"), ("--csv", "back.csv")] {
            let exported = try fixture.run("export", "sums", option)
            #expect(exported.status == 0 && exported.errors.isEmpty)
            let path = try fixture.scratch.write(exported.output, to: file)
            #expect(try fixture.run("import", file, path).output.hasPrefix("10 items created"))
            let items = try ["sums", file].map { try fixture.run("export", $0, "--json").array() }
            let keys = ["external_id", "input", "output", "expected"]
            #expect(items[0].map { item in keys.map { item[$0] as? String } } == items[1].map { item in keys.map { item[$0] as? String } })
            #expect(items[0].count == 10)
        }
    }

    @Test func anEarlierRevisionIsAsItWas() throws {
        try fixture.importItems("sums", [["external_id": "b", "output": "yes"]])
        #expect(try fixture.run("export", "sums").lines.count == 11)
        #expect(try fixture.run("export", "sums", "--revision", "1").lines.count == 10)
        let missing = try fixture.run("export", "sums", "--revision", "9")
        #expect(missing.status == 1 && missing.output.isEmpty && missing.errors.hasPrefix("revision: "))
        #expect(try fixture.run("export", "nothing").errors.hasPrefix("There is no dataset “nothing”"))
    }

    @Test func nothingIsAnEmptyArray() throws {
        let none = try fixture.run("export", "sums", "--revision", "0", "--json")
        #expect(none.status == 0 && none.output == "[]\n", "\(none.errors)")
    }
}
