import Foundation
import Testing

/// `assay export`: what `assay import` takes back.
@Suite struct ExportCommandTests {
    let bench: CommandFixture

    init() throws {
        bench = try CommandFixture()
        try bench.sums()
    }

    @Test func anExportIsImportedAsTheSameItems() throws {
        for (option, file) in [("--jsonl", "back.jsonl"), ("--csv", "back.csv")] {
            let exported = try bench.run("export", "sums", option)
            #expect(exported.status == 0 && exported.errors.isEmpty)
            let path = try bench.scratch.write(exported.output, to: file)
            #expect(try bench.run("import", file, path).output.hasPrefix("10 items created"))
            let items = try ["sums", file].map { try bench.run("export", $0, "--json").array() }
            let keys = ["external_id", "input", "output", "expected"]
            #expect(items[0].map { item in keys.map { item[$0] as? String } } == items[1].map { item in keys.map { item[$0] as? String } })
            #expect(items[0].count == 10)
        }
    }

    @Test func anEarlierRevisionIsAsItWas() throws {
        try bench.imported("sums", [["external_id": "b", "output": "yes"]])
        #expect(try bench.run("export", "sums").lines.count == 11)
        #expect(try bench.run("export", "sums", "--revision", "1").lines.count == 10)
        let missing = try bench.run("export", "sums", "--revision", "9")
        #expect(missing.status == 1 && missing.output.isEmpty && missing.errors.hasPrefix("revision: "))
        #expect(try bench.run("export", "nothing").errors.hasPrefix("There is no dataset “nothing”"))
    }

    @Test func nothingIsAnEmptyArray() throws {
        let none = try bench.run("export", "sums", "--revision", "0", "--json")
        #expect(none.status == 0 && none.output == "[]\n", "\(none.errors)")
    }
}
