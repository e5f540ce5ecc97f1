import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// Hog programs in a running daemon: stored, run and interrupted.
@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct HogEndToEndTests {
    private let served: AssayServer

    init() throws { served = try AssayServer() }

    /// Two endless runs do not block a third, even on one processor.
    @Test func endlessProgramsKeepNobodyWaiting() throws {
        try evaluation("endless", "while (true) {}")
        try evaluation("quick", "print('looked')\nreturn length(output) > 1")
        try items((1...500).map { #"{"output": "answer \#($0)"}"# })
        let endless = try (1...2).map { _ in try start("endless") }
        try eventually("both run") { try endless.allSatisfy { try run($0)["status"]?.string == "running" } }

        let quick = try json("assay run items quick --json 2>/dev/null")
        #expect(quick["counts"]?["verdict"]?.integer == 500)
        // Each of their 500 items times out after ten seconds.
        for id in endless { #expect(try run(id)["status"]?.string == "running") }
        for id in endless { _ = try served.output(of: "assay stop \(id)") }

        // Stopping the daemon interrupts an endless item in time.
        let last = try start("endless")
        try eventually("it runs") { try run(last)["status"]?.string == "running" }
        served.stop()
        let log = try served.log()
        #expect(log.contains("event=stopped") && !log.contains("cut off"))
    }

    @Test func whatAProgramSaysOfAnItemIsShownBesideItAndNotLogged() throws {
        try evaluation("telling", "if (output == 'fine') { print(output)\nreturn true }\nthrow Error(output)")
        try evaluation("adding", "return output + 1 > 2")
        try items([#"{"output": "fine"}"#, #"{"output": "Zanzibar"}"#])
        _ = try json("assay run items telling adding --json --min-coverage 0 2>/dev/null")
        let results = try served.output(of: "assay results \"items: telling, adding\" --jsonl").split(separator: "\n")
            .map { try JSONValue(parsing: Array($0.utf8)) }
        let texts = results.map { $0["error"]?["message"]?.string ?? $0["reasoning"]?.string ?? "" }
        #expect(
            Set(texts) == ["fine", "Runtime error: Error('Zanzibar')", #"TypeError: can only concatenate str (not "int") to str"#])
        #expect(Set(results.compactMap { $0["error"]?["class"]?.string }) == ["hog_error"])
        #expect(results.compactMap { $0["skip_reason"]?.string } == ["hog_input_error", "hog_input_error"])
        served.stop()
        #expect(try !served.log().contains("Zanzibar"))
    }

    private func json(_ commands: String) throws -> JSONValue { try JSONValue(parsing: Array(served.output(of: commands).utf8)) }

    private func items(_ lines: [String]) throws {
        let file = served.directory.appendingPathComponent("items.jsonl")
        try lines.joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
        _ = try served.output(of: "assay import items items.jsonl 2>&1")
    }

    /// Creates an evaluation and returns its id.
    @discardableResult
    private func evaluation(_ name: String, _ source: String) throws -> String {
        let config = JSONWriter.text { json in
            json.beginObject()
            json.key("source")
            json.string(source)
            json.endObject()
        }
        let file = served.directory.appendingPathComponent("config.json")
        try config.text.write(to: file, atomically: false, encoding: .utf8)
        let made = try json("assay evaluations create --name \(name) --type hog --config \"$(cat config.json)\" --json")
        return try #require(made["id"]?.string)
    }

    /// Starts a run over the items in the background.
    private func start(_ evaluation: String) throws -> String {
        try #require(try json("assay run items \(evaluation) --detach --json 2>/dev/null")["id"]?.string)
    }

    private func run(_ id: String) throws -> JSONValue {
        try json("assay runs --json").elements.first { $0["id"]?.string == id } ?? JSONValue(parsing: Array("{}".utf8))
    }
}
