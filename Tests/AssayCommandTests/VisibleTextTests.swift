import Foundation
import ServedAssay
import Testing

/// Control characters in names and messages are made visible wherever text is shown.
@Suite struct VisibleTextTests {
    let fixture: CommandFixture

    init() throws { fixture = try CommandFixture() }

    private static let controlText = "a\u{1B}[31m\u{7}\u{7F}\u{85}\u{9B}\u{202E}\u{2066}\u{200F}\u{2028}\u{2029}\t\r\nz"
    private static let shown = #"a\u001b[31m\u0007\u007f\u0085\u009b\u202e\u2066\u200f\u2028\u2029\t\r\nz"#

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .lineSeparator, .paragraphSeparator: true
        default:
            [0x61C, 0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
    }

    /// Runs a command, checks that its outputs contain no control characters, and returns both.
    @discardableResult
    private func output(_ arguments: [String], status: Int32? = nil) throws -> String {
        let outcome = try fixture.command.run(arguments)
        let text = outcome.output + outcome.errors
        #expect(!text.unicodeScalars.contains(where: Self.isControl), "\(arguments)")
        if let status { #expect(outcome.status == status, "\(arguments): \(text)") }
        return text
    }

    private func prepare() throws {
        try fixture.importItems(Self.controlText, [["external_id": Self.controlText, "output": "x\(Self.controlText)", "expected": "y"]])
        try fixture.createEvaluation(Self.controlText)
    }

    @Test func namesAreShownAndStoredAsTheyAre() throws {
        let items = try fixture.scratch.write(#"{"output":"1","expected":"1"}"# + "\n", to: "one.jsonl")
        #expect(try output(["import", Self.controlText, items], status: 0).hasSuffix(" in “\(Self.shown)”, revision 1.\n"))
        let created = ["evaluations", "create", "--name", Self.controlText, "--type", "exact_match", "--config", "{}"]
        #expect(try output(created, status: 0).hasPrefix("Created “\(Self.shown)”, "))
        #expect(try output(["evaluations", "list"], status: 0).contains("  \(Self.shown)\n"))
        #expect(try fixture.run("evaluations", "list", "--json").array().first?["name"] as? String == Self.controlText)
        #expect(try output(["run", Self.controlText, "missing" + Self.controlText], status: 1).contains("“missing\(Self.shown)”"))
        #expect(try output(["run", Self.controlText, Self.controlText, "--dry-run"], status: 0).contains("“\(Self.shown)”"))
        try fixture.createEvaluation(Self.controlText)
        #expect(try output(["run", Self.controlText, Self.controlText], status: 1).hasPrefix("2 evaluations are called “\(Self.shown)”."))
        #expect(
            try output(["run", Self.controlText, "--sample", Self.controlText, Self.controlText], status: 1).contains("“\(Self.shown)”"))
        try output(["keys", "create", "--label", Self.controlText, "--scopes", "*"], status: 0)
        #expect(try output(["keys", "list"], status: 0).contains(Self.shown))
        try output(["projects", "create", "--name", Self.controlText, "--organization", Self.controlText], status: 0)
        #expect(try output(["projects", "list"], status: 0).contains(Self.shown))
        #expect(try output(["nonsense\(Self.controlText)"], status: 1).contains("nonsense"))
    }

    @Test func aRunIsText() throws {
        try prepare()
        let (xml, page) = ("\(fixture.scratch.path)/j.xml", "\(fixture.scratch.path)/m.md")
        let gate = "pass_rate(\(Self.controlText)) >= 0.5"
        let run = try output(
            [
                "run", Self.controlText, Self.controlText, "--name", Self.controlText, "--junit", xml, "--md", page, "--gate", gate,
                "--baseline", Self.controlText,
            ])
        #expect(run.contains("There is no run “\(Self.shown)”"))
        let first = try output(
            ["run", Self.controlText, Self.controlText, "--name", Self.controlText, "--junit", xml, "--md", page, "--gate", gate], status: 2
        )
        #expect(first.contains("\n\(Self.shown): 0 of 1 passed"))
        #expect(first.contains("gate failed: pass_rate(\(Self.shown)) = 0 "))
        #expect(first.contains("\nITEM "))
        for file in ["j.xml", "m.md"] {
            #expect(try !fixture.scratch.text(file).unicodeScalars.contains(where: Self.isControl), "\(file)")
        }
        #expect(try fixture.scratch.text("j.xml").contains("classname=\"\(Self.shown)\""))
        let second = try output(
            ["run", Self.controlText, Self.controlText, "--baseline", Self.controlText, "--min-coverage", "0"], status: 0)
        #expect(second.contains("Compared with the baseline:\n  \(Self.shown): "))
        for verb in [
            ["runs"], ["watch", Self.controlText], ["results", Self.controlText], ["stop", Self.controlText], ["retry", Self.controlText],
        ] { try output(verb) }
        let id = try #require(try fixture.run("runs", "--json").array().first?["id"] as? String)
        for more in [[], ["--items", "unchanged"]] { try output(["compare", Self.controlText, id] + more, status: 0) }
    }

    @Test func dataIsAsItWasSent() throws {
        try prepare()
        _ = try fixture.run("run", Self.controlText, Self.controlText, "--name", "data")
        #expect(try fixture.run("results", "data", "--csv").output.contains("\u{1B}[31m"))
        #expect(try fixture.run("results", "data", "--json").array().first?["external_id"] as? String == Self.controlText)
        #expect(try fixture.run("results", "data", "--jsonl").output.contains("\u{202E}"))
        #expect(try output(["results", "data"]).contains("\n\(Self.shown)  "))
    }

    @Test func theHeadingsAndKeysOfAFileAreText() throws {
        let table = try fixture.scratch.write("\"in\(Self.controlText)put\",output\n1,2\n", to: "t.csv")
        #expect(try output(["import", "t", table], status: 1).contains(#"\u001b[31m"#))
        let misspelt = #"{"ignore\u001b\u202ecase": true}"#
        let created = try output(["evaluations", "create", "--name", "n", "--type", "exact_match", "--config", misspelt], status: 1)
        #expect(created.contains(#"has no "ignore\u001b\u202ecase""#))
    }

    @Test func aCommandThatIsPrintedCanBePasted() throws {
        let name = "b\u{1B}'\\\nc"
        try fixture.importItems("two", [["output": "1", "expected": "1"], ["output": "1", "expected": "1"]])
        try fixture.createEvaluation(name)
        let paused = try output(["run", "two", name, "--budget", CommandFixture.tinyBudget, "--gate", "pass_rate(\(name)) > 0"], status: 4)
        let next = try #require(paused.split(separator: "\n").first { $0.hasPrefix("Resume ") })
        #expect(next.hasSuffix(#"--gate $'pass_rate(b\u001b\'\\\nc) > 0'"#))
        let resumed = try fixture.resume(printedIn: paused) { command in
            try fixture.assay.shell("exec bash -c \"$(cat <<'END'\n\(command)\nEND\n)\"")
        }
        #expect(resumed.status == 0, "\(resumed.output)")
    }
}
