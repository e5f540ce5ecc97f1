import Foundation
import ServedAssay
import Testing

/// A verb whose output cannot be written fails.
@Suite struct UnwritableOutputTests {
    private static let sentence = "Standard output cannot be written: No space left on device."

    private func onFullDisk(_ command: Command, _ arguments: [String]) throws -> (status: Int32, errors: String) {
        let scratch = TemporaryFolder()
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let process = try command.start(arguments, output: full, errors: scratch.file("err"))
        process.waitUntilExit()
        return (process.terminationStatus, try scratch.text("err"))
    }

    private func expectRefusal(_ command: Command, _ verbs: [[String]]) throws {
        for verb in verbs {
            let (status, errors) = try onFullDisk(command, verb)
            #expect(status == 1, "\(verb)")
            #expect(errors.contains(Self.sentence), "\(verb): \(errors)")
        }
    }

    @Test func ofEveryVerbThatAsksAServer() throws {
        let fixture = try CommandFixture()
        try fixture.createSums()
        let done = try #require(try fixture.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let paused = try (0..<3).map { _ in
            let run = try fixture.run("run", "sums", "exact", "--budget", CommandFixture.tinyBudget, "--json")
            return try #require(try run.object()["id"] as? String)
        }
        let items = "\(fixture.scratch.path)/items.jsonl"
        try expectRefusal(
            fixture.command,
            [
                ["import", "more", items], ["import", "yet more", items, "--json"],
                ["export", "sums"], ["export", "sums", "--csv"], ["export", "sums", "--json"],
                ["evaluations", "create", "--name", "full", "--type", "json_valid", "--config", "{}"], ["evaluations", "list"],
                ["evaluations", "show", "exact"], ["evaluations", "delete", "full"], ["evaluations", "undelete", "full"],
                ["datasets", "list"], ["datasets", "show", "more"], ["datasets", "rename", "yet more", "most"],
                ["datasets", "delete", "most"], ["datasets", "undelete", "most"],
                ["run", "sums", "exact"], ["run", "sums", "exact", "--json"], ["run", "sums", "exact", "--detach"],
                ["run", "sums", "exact", "--dry-run"], ["runs"], ["runs", "--json"], ["watch", done],
                ["resume", paused[0], "--budget", "none"],
                ["resume", paused[1], "--budget", "none", "--detach"], ["stop", paused[2]], ["retry", done],
                ["results", done], ["results", done, "--jsonl"], ["results", done, "--csv"], ["results", done, "--json"],
                ["compare", done, done], ["compare", done, done, "--items", "unchanged"], ["compare", done, done, "--json"],
                ["keys", "create", "--label", "k", "--scopes", "*"], ["keys", "list"], ["projects", "create", "--name", "p"],
                ["projects", "list"], ["users", "create", "--email", "a@example.org"], ["users", "list"], ["config"], ["doctor"],
            ])
        let key = try #require(try fixture.run("keys", "list", "--json").array().last?["id"] as? String)
        try expectRefusal(fixture.command, [["keys", "revoke", key]])
    }

    @Test func ofEveryVerbThatAsksNoServer() throws {
        let scratch = TemporaryFolder()
        let file = try scratch.write("print('a')\nreturn true\n", to: "a.hog")
        try expectRefusal(
            Command(),
            [
                ["--help"], ["--version"], ["run", "--help"], ["hog", "run", file], ["hog", "run", file, "--json"],
                ["hog", "compile", file],
                ["hog", "disasm", file],
            ])
    }

    /// The processes that they started have ended.
    @Test(arguments: ["serve", "demo"]) func ofVerbsThatServe(verb: String) throws {
        let scratch = TemporaryFolder()
        try expectRefusal(Command(), [[verb, "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0"]])
        // A running daemon would hold the lock of the data directory.
        let again = try Command().run("demo", "--data", "\(scratch.path)/data", "--listen", "127.0.0.1:0", "--json")
        #expect(again.status == 0, "\(again.errors)")
    }

    @Test func theFilesOfARunAreWrittenAllTheSame() throws {
        let fixture = try CommandFixture()
        try fixture.createSums()
        let folder = fixture.scratch.path
        try expectRefusal(
            fixture.command, [["run", "sums", "exact", "--junit", "\(folder)/j.xml", "--md", "\(folder)/m.md", "--gate", "errors == 0"]])
        #expect(try fixture.scratch.text("j.xml").hasSuffix("</testsuites>\n"))
        #expect(try fixture.scratch.text("m.md").hasPrefix("### sums: exact: completed\n"))
    }

    @Test func aClosedOutputIsNoPlaceForAConnection() throws {
        let fixture = try CommandFixture()
        try fixture.createSums()
        let closed = try fixture.assay.shell("assay export sums 2>err >&- || echo status $?; cat err")
        #expect(closed.output == "status 1\nStandard output cannot be written: Bad file descriptor.\n")
        let quiet = try fixture.assay.shell("assay export sums >copy 2>&- && wc -l <copy")
        #expect(quiet.output.trimmingCharacters(in: .whitespacesAndNewlines) == "10")
    }

    @Test func aReaderThatHasSeenEnoughIsLeftInPeace() throws {
        let fixture = try CommandFixture()
        try fixture.importItems("many", (0..<2500).map { ["output": "\($0)", "expected": "\($0)"] })
        #expect(
            try fixture.assay.shell("assay export many | head -1 | wc -l").output.trimmingCharacters(in: .whitespacesAndNewlines) == "1")
    }
}
