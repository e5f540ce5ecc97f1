import Foundation
import ServedAssay
import Testing

/// Names and messages cannot move the cursor, break a line or turn the direction of writing, wherever text is shown.
@Suite struct VisibleTextTests {
    let bench: CommandFixture

    init() throws { bench = try CommandFixture() }

    private static let evil = "a\u{1B}[31m\u{7}\u{7F}\u{85}\u{9B}\u{202E}\u{2066}\u{200F}\u{2028}\u{2029}\t\r\nz"
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

    /// - Returns: both outputs, in which nothing is left that is not text.
    @discardableResult
    private func said(_ arguments: [String], status: Int32? = nil) throws -> String {
        let outcome = try bench.command.run(arguments)
        let text = outcome.output + outcome.errors
        #expect(!text.unicodeScalars.contains(where: Self.isControl), "\(arguments)")
        if let status { #expect(outcome.status == status, "\(arguments): \(text)") }
        return text
    }

    private func prepare() throws {
        try bench.imported(Self.evil, [["external_id": Self.evil, "output": "x\(Self.evil)", "expected": "y"]])
        try bench.defined(Self.evil)
    }

    @Test func namesAreShownAndStoredAsTheyAre() throws {
        let items = try bench.scratch.write(#"{"output":"1","expected":"1"}"# + "\n", to: "one.jsonl")
        #expect(try said(["import", Self.evil, items], status: 0).hasSuffix(" in “\(Self.shown)”, revision 1.\n"))
        let created = ["evaluations", "create", "--name", Self.evil, "--type", "exact_match", "--config", "{}"]
        #expect(try said(created, status: 0).hasPrefix("Created “\(Self.shown)”, "))
        #expect(try said(["evaluations", "list"], status: 0).contains("  \(Self.shown)\n"))
        #expect(try bench.run("evaluations", "list", "--json").array().first?["name"] as? String == Self.evil)
        #expect(try said(["run", Self.evil, "missing" + Self.evil], status: 1).contains("“missing\(Self.shown)”"))
        #expect(try said(["run", Self.evil, Self.evil, "--dry-run"], status: 0).contains("“\(Self.shown)”"))
        try bench.defined(Self.evil)
        #expect(try said(["run", Self.evil, Self.evil], status: 1).hasPrefix("2 evaluations are called “\(Self.shown)”."))
        #expect(try said(["run", Self.evil, "--sample", Self.evil, Self.evil], status: 1).contains("“\(Self.shown)”"))
        try said(["keys", "create", "--label", Self.evil, "--scopes", "*"], status: 0)
        #expect(try said(["keys", "list"], status: 0).contains(Self.shown))
        try said(["projects", "create", "--name", Self.evil, "--organization", Self.evil], status: 0)
        #expect(try said(["projects", "list"], status: 0).contains(Self.shown))
        #expect(try said(["nonsense\(Self.evil)"], status: 1).contains("nonsense"))
    }

    @Test func aRunIsText() throws {
        try prepare()
        let (xml, page) = ("\(bench.scratch.path)/j.xml", "\(bench.scratch.path)/m.md")
        let gate = "pass_rate(\(Self.evil)) >= 0.5"
        let run = try said(
            ["run", Self.evil, Self.evil, "--name", Self.evil, "--junit", xml, "--md", page, "--gate", gate, "--baseline", Self.evil])
        #expect(run.contains("There is no run “\(Self.shown)”"))
        let first = try said(["run", Self.evil, Self.evil, "--name", Self.evil, "--junit", xml, "--md", page, "--gate", gate], status: 2)
        #expect(first.contains("\n\(Self.shown): 0 of 1 passed"))
        #expect(first.contains("gate failed: pass_rate(\(Self.shown)) = 0 "))
        #expect(first.contains("LOOK AT"))
        for file in ["j.xml", "m.md"] {
            #expect(try !bench.scratch.text(file).unicodeScalars.contains(where: Self.isControl), "\(file)")
        }
        #expect(try bench.scratch.text("j.xml").contains("classname=\"\(Self.shown)\""))
        let second = try said(["run", Self.evil, Self.evil, "--baseline", Self.evil, "--min-coverage", "0"], status: 0)
        #expect(second.contains("Beside the baseline:\n  \(Self.shown): "))
        for verb in [["runs"], ["watch", Self.evil], ["results", Self.evil], ["stop", Self.evil], ["retry", Self.evil]] { try said(verb) }
        let id = try #require(try bench.run("runs", "--json").array().first?["id"] as? String)
        for more in [[], ["--items", "unchanged"]] { try said(["compare", Self.evil, id] + more, status: 0) }
    }

    @Test func dataIsAsItWasSent() throws {
        try prepare()
        _ = try bench.run("run", Self.evil, Self.evil, "--name", "data")
        #expect(try bench.run("results", "data", "--csv").output.contains("\u{1B}[31m"))
        #expect(try bench.run("results", "data", "--json").array().first?["external_id"] as? String == Self.evil)
        #expect(try bench.run("results", "data", "--jsonl").output.contains("\u{202E}"))
        #expect(try said(["results", "data"]).contains("\n\(Self.shown)  "))
    }

    @Test func theHeadingsAndKeysOfAFileAreText() throws {
        let table = try bench.scratch.write("\"in\(Self.evil)put\",output\n1,2\n", to: "t.csv")
        #expect(try said(["import", "t", table], status: 1).contains(#"\u001b[31m"#))
        let misspelt = #"{"ignore\u001b\u202ecase": true}"#
        let created = try said(["evaluations", "create", "--name", "n", "--type", "exact_match", "--config", misspelt], status: 1)
        #expect(created.contains(#"has no "ignore\u001b\u202ecase""#))
    }

    @Test func aCommandThatIsPrintedCanBePasted() throws {
        let name = "b\u{1B}'\\\nc"
        try bench.imported("two", [["output": "1", "expected": "1"], ["output": "1", "expected": "1"]])
        try bench.defined(name)
        let paused = try said(["run", "two", name, "--budget", "calls=1", "--gate", "pass_rate(\(name)) > 0"], status: 4)
        let next = try #require(paused.split(separator: "\n").first { $0.hasPrefix("Go on ") })
        let command = try #require(next.firstRange(of: "assay resume "))
        #expect(next.hasSuffix(#"--gate $'pass_rate(b\u001b\'\\\nc) > 0'"#))
        let resumed = try bench.assay.shell("exec bash -c \"$(cat <<'END'\n\(next[command.lowerBound...])\nEND\n)\"")
        #expect(resumed.status == 0, "\(resumed.output)")
    }
}
