import Foundation
import NginxSupport
import ServedAssay
import Testing

/// The scripts of docs/ci.md work as pasted.
@Suite struct ContinuousIntegrationTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    private let page: String
    private let folder = ScratchDirectory()

    init() throws { page = try String(contentsOfFile: Self.root + "/docs/ci.md", encoding: .utf8) }

    /// The first code block of a language.
    private func block(_ language: String) throws -> String {
        let lines = page.components(separatedBy: "\n").drop { $0 != "```\(language)" }.dropFirst().prefix { $0 != "```" }
        try #require(!lines.isEmpty)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The exit status and both outputs of the page's script for these items.
    private func outcome(_ items: String) throws -> (status: Int32, output: String) {
        try FileManager.default.createDirectory(atPath: folder.path + "/evals", withIntermediateDirectories: true)
        try items.write(toFile: folder.path + "/evals/questions.jsonl", atomically: false, encoding: .utf8)
        try block("sh").write(toFile: folder.path + "/evals/run.sh", atomically: false, encoding: .utf8)
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["evals/run.sh"]
        shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        shell.environment = childEnvironment(["PATH": programs + ":/usr/bin:/bin"])
        shell.standardOutput = output
        shell.standardError = output
        try shell.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        return (shell.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private func file(_ name: String) throws -> String { try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aBuildThatReachesItsGatesPasses() throws {
        let (status, output) = try outcome(block("json"))
        #expect(status == 0, "\(output)")
        #expect(output.contains("gate passed: pass_rate(answer) = 1 (n = 2), wanted >= 0.9"))
        #expect(try file("junit.xml").contains(#"<testcase classname="answer" name="times" "#))
        #expect(try file("summary.md").hasPrefix("### questions: answer: completed\n"))
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aBuildThatDoesNotFailsAndSaysWhy() throws {
        let (status, output) = try outcome(block("json").replacing("A: 13", with: "A: 12"))
        #expect(status == 2, "\(output)")
        #expect(output.contains("gate failed: pass_rate(answer) = 0.500 (n = 2), wanted >= 0.9"))
        #expect(page.contains("`gate failed: pass_rate(answer) = 0.500 (n = 2), wanted >= 0.9`"))
        #expect(try file("junit.xml").contains(#"<failure type="failed" message="found &quot;12&quot;, expected &quot;13&quot;"/>"#))
        #expect(try file("summary.md").hasPrefix("### questions: answer: 1 gate failed\n"))
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func aBuildIsJudgedBesideAnEarlierOne() throws {
        let served = try AssayServer()
        let blocks = page.components(separatedBy: "```bash\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        try #require(blocks.count == 2)
        let items = served.directory.appendingPathComponent("evals/questions.jsonl").path
        try FileManager.default.createDirectory(atPath: served.directory.path + "/evals", withIntermediateDirectories: true)
        try block("json").write(toFile: items, atomically: false, encoding: .utf8)
        _ = try served.output(of: "assay evaluations create --name answer --type numeric_match --config '{\"extract\": \"A: (.*)\"}'")
        _ = try served.output(of: blocks[0])
        let same = try served.shell(blocks[1])
        #expect(same.status == 0, "\(same.output)")
        try block("json").replacing("A: 13", with: "A: 12").write(toFile: items, atomically: false, encoding: .utf8)
        let worse = try served.shell(blocks[1])
        #expect(worse.status == 2, "\(worse.output)")
        #expect(worse.output.contains("gate failed: regressions(answer) = 1 (n = 2), wanted == 0"))
    }

    @Test func itsWorkflowsRunTheScriptAndPassItsFilesOn() throws {
        for name in ["junit.xml", "summary.md", "evals/run.sh", "make -C assay build"] {
            #expect(page.components(separatedBy: name).count >= 3, "\(name)")
        }
        #expect(page.contains("swift:6.2"))
        let manifest = try String(contentsOfFile: Self.root + "/Package.swift", encoding: .utf8)
        #expect(manifest.hasPrefix("// swift-tools-version: 6.2\n"))
    }
}
