import Foundation
import NginxSupport
import Testing

/// The progress line while a run is watched.
@Suite struct LiveLineTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSlowItems()
    }

    @Test(arguments: [40, 120])
    func isDrawnInPlaceAndFitsTheTerminal(columns: Int) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = Command.repository.appendingPathComponent("Tests/AssayCommandTests/terminal.py").path
        process.arguments = [
            "python3", script, String(columns), Command.folder.appendingPathComponent("assay").path, "run", "slow", "distance", "--budget",
            "seconds=1000",
        ]
        process.environment = childEnvironment(["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(fixture.command.environment) { $1 })
        process.standardOutput = output
        try process.run()
        let screen = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)

        // Each drawing returns to the start of the line, writes the text and clears the rest. Nothing else is written before the summary.
        let drawn = screen.components(separatedBy: "\r").filter { $0.hasSuffix("\u{1B}[K") }.map { $0.dropLast(3) }
        let lines = drawn.filter { !$0.isEmpty }
        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.count < columns && $0.contains("/40  ") && $0.contains("error 0") })
        #expect(screen.contains("\r\u{1B}[KRun "))
        #expect(lines.contains { $0.contains("/1,000") && $0.contains("in flight ") } == (columns == 120))
    }

    @Test func aPipeGetsFewLinesOrNone() throws {
        let run = try fixture.run("run", "slow", "distance")
        #expect(run.status == 0)
        #expect(!run.errors.contains("\r") && !run.errors.contains("\u{1B}"))
        #expect(run.errors.split(separator: "\n").count <= 10)
    }
}
