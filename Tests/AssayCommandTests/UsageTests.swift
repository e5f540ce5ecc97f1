import Foundation
import Testing

/// Help and errors of the command line that need no server.
@Suite struct UsageTests {
    static let verbs: [[String]] = [
        ["serve"], ["demo"], ["import"], ["export"], ["evaluations"], ["evaluations", "create"], ["evaluations", "list"], ["run"],
        ["evaluations", "show"], ["evaluations", "delete"], ["evaluations", "undelete"], ["datasets"],
        ["datasets", "list"], ["datasets", "show"], ["datasets", "rename"], ["datasets", "delete"], ["datasets", "undelete"], ["runs"],
        ["watch"],
        ["stop"], ["resume"], ["retry"], ["results"], ["compare"], ["keys"], ["keys", "create"], ["keys", "list"], ["keys", "revoke"],
        ["projects"], ["projects", "create"],
        ["projects", "list"], ["users"], ["users", "create"], ["users", "list"], ["config"], ["doctor"], ["hog"], ["hog", "run"],
        ["hog", "compile"], ["hog", "disasm"],
    ]
    /// Verbs without --json: those whose output is JSON anyway or a listing for people.
    private static let others = [["hog", "compile"], ["hog", "disasm"]]

    @Test(arguments: verbs)
    func everyVerbSaysWhatItDoesWithAnExample(verb: [String]) throws {
        let help = try Command().run(verb + ["--help"])
        #expect(help.status == 0 && help.errors.isEmpty)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("EXAMPLE\n  assay ") || help.output.contains("EXAMPLE\n  ASSAY_"))
        #expect(help.output.contains("USAGE: assay \(verb.joined(separator: " "))"))
    }

    @Test(arguments: verbs.filter { !others.contains($0) })
    func everyVerbThatDoesSomethingCanPrintJSON(verb: [String]) throws {
        let help = try Command().run(verb + ["--help"]).output
        #expect(help.contains("\nSUBCOMMANDS:\n") || help.contains("  --json ") || help.contains("--jsonl/--csv/--json"))
    }

    @Test func theHelpOfAllNamesEveryVerb() throws {
        let help = try Command().run("--help")
        for verb in Self.verbs { #expect(help.output.contains("\n  \(verb[0]) "), "\(verb[0])") }
    }

    @Test(arguments: [
        ["nonsense"], ["hog", "run"], ["hog", "run", "/nowhere.hog"], ["hog", "compile", "--globals", "{}"], ["run"], ["run", "dataset"],
        ["run", "d", "e", "--trials", "0"], ["run", "d", "e", "--trials", "101"],
        ["run", "d", "e", "--min-coverage", "2"],
        ["compare", "a"], ["compare", "a", "b", "--items", "better"], ["compare", "a", "b", "--evaluation", "e"], ["resume"], ["retry"],
        ["run", "d", "e", "--max-concurrency", "0"], ["import", "d"], ["import", "d", "f", "--format", "xlsx"],
        ["import", "d", "f", "--delimiter", ";;"], ["import", "d", "f", "--delimiter", ";", "--format", "jsonl"],
        ["results", "r", "--outcome", "bogus"], ["keys", "create"],
        ["users", "create", "--email", "nobody"], ["serve", "--listen", "nowhere"], ["runs", "--limit", "0"],
        ["evaluations", "create", "--name", "n", "--type", "regex", "--config", "{}", "--model", "gpt"],
    ])
    func wrongUseIsASentenceAndStatus1(arguments: [String]) throws {
        let outcome = try Command().run(arguments)
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test(arguments: [
        (["run", "d", "e", "--no-ledger"], "--no-ledger cannot be used yet: "),
        (
            ["evaluations", "create", "--name", "n", "--type", "llm_judge", "--config", "{}", "--model", "openai/gpt", "--key", "k"],
            "--key cannot be used yet: "
        ),
    ])
    func whatDoesNotWorkYetIsRefused(arguments: [String], sentence: String) throws {
        let outcome = try Command().run(arguments)
        #expect(outcome.status == 1 && outcome.errors.contains(sentence), "\(outcome.errors)")
        let help = try Command().run(arguments.prefix { !$0.hasPrefix("-") && $0 != "d" } + ["--help"])
        #expect(!help.output.contains("--no-ledger") && !help.output.contains("--key "))
    }

    @Test func theVersionIsSaid() throws {
        let version = try Command().run("--version")
        #expect(version.status == 0 && version.errors.isEmpty)
        #expect(version.output.contains(/^assay \d+\.\d+\.\d+ \(commit ([0-9a-f]{40}(-dirty)?|unknown)\)\n$/))
    }

    @Test func aConfigThatIsNoJSONIsRefusedBeforeAnythingIsSent() throws {
        let outcome = try Command().run("evaluations", "create", "--name", "n", "--type", "regex", "--config", "{pattern}")
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("--config is not JSON: "))
    }

    @Test func nobodyAnswering() throws {
        let outcome = try Command(environment: ["ASSAY_URL": "http://127.0.0.1:1", "ASSAY_API_KEY": "k"]).run("runs")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "Nothing answers at http://127.0.0.1:1: start it with `assay serve`, or set ASSAY_URL.\n")
    }

    @Test(arguments: ["http://example.invalid", "http://127.0.0.1:80@example.invalid", "http://localhost.example.invalid/"])
    func theFirstKeyIsNotSentToAnotherMachine(url: String) throws {
        let scratch = TemporaryFolder()
        try #require(
            FileManager.default.createFile(
                atPath: "\(scratch.path)/admin.key", contents: Data("phx_secret\n".utf8),
                attributes: [.posixPermissions: 0o600]))
        let outcome = try Command(environment: ["ASSAY_URL": url, "ASSAY_DATA": scratch.path]).run("runs")
        #expect(outcome.status == 1 && outcome.errors.hasPrefix("Set ASSAY_API_KEY to a key of "))
    }

    @Test(arguments: ["foo", "127.0.0.1:8000", "ftp://127.0.0.1"])
    func anAddressIsAURL(url: String) throws {
        let outcome = try Command(environment: ["ASSAY_URL": url]).run("runs")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "ASSAY_URL must start with http:// or https://, such as http://127.0.0.1:8000, not be “\(url)”.\n")
    }

    @Test(arguments: ["0", "one", "-1"])
    func aProjectIsANumber(project: String) throws {
        let outcome = try Command(environment: ["ASSAY_PROJECT": project, "ASSAY_API_KEY": "k"]).run("runs")
        #expect(outcome.status == 1 && outcome.errors.hasPrefix("ASSAY_PROJECT must be a project's number"))
    }

    @Test(arguments: [["keys", "list"], ["projects", "list"], ["users", "list"]])
    func administrationNeedsADatabase(verb: [String]) throws {
        let outcome = try Command().run(verb + ["--data", "/nowhere/at/all"])
        #expect(outcome.status == 1 && outcome.errors.hasPrefix("There is no database in /nowhere/at/all: "))
    }
}
