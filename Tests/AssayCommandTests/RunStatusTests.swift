import Foundation
import NginxSupport
import ServedAssay
import Testing

/// The exit status of verbs that wait for a run, and the message with it.
@Suite struct RunStatusTests {
    let fixture: CommandFixture

    init() throws { fixture = try CommandFixture() }

    @Test func errorsAreStatus3UnlessToldOtherwise() throws {
        try fixture.createSums()
        try fixture.createBoundedSimilarity()
        let run = try fixture.run("run", "sums", "similar")
        #expect(run.status == 3)
        #expect(run.messages.hasPrefix("70.0 % of the cells were answered, fewer than the 100.0 % asked for: "))
        #expect(run.output.contains("similar: 7 numbers: mean 1"))
        #expect(run.output.contains("70.0 % of 10 cells answered: 7 verdicts, 0 not applicable, 3 errors, 0 skipped"))
        let id = try fixture.waitForRun()
        #expect(run.output.contains("assay retry \(id)\n") && run.output.contains("assay results \(id) --outcome error"))
        #expect(try fixture.run("run", "sums", "similar", "--min-coverage", "0.7").status == 0)
        #expect(try fixture.run("run", "sums", "similar", "--min-coverage", "0.71").status == 3)
    }

    @Test func aRunThatStopsBeforeItsSampleIsChosenWasNotScored() throws {
        let (run, evaluation) = ("0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d", "0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b")
        let counts = #""verdict": 0, "not_applicable": 0, "error": 0, "skipped": 0"#
        let state = #"""
            {"id": "\#(run)", "name": "sums: exact", "dataset": "\#(evaluation)", "dataset_revision": 1, "status": "cancelled",
            "evaluations": [{"id": "\#(evaluation)", "name": "exact"}], "trials": 1, "planned": null, "counts": {\#(counts)},
            "summary": [{"evaluation": "\#(evaluation)", "planned": null, \#(counts)}], "created_at": "2026-01-01T00:00:00Z"}
            """#
        let asked = ScriptedServer.Exchange(request: "GET batch_runs/\(run)/", answer: state)
        let server = try ScriptedServer([asked, asked, asked])
        let watched = try server.run("watch", run)
        #expect(watched.status == 3 && watched.errors == "The run was stopped before its sample was chosen.\n")
        #expect(watched.lines.last == "exact: not scored: its sample was not chosen", "\(watched.output)")
    }

    @Test func aGateComesBeforeCoverage() throws {
        try fixture.createSums()
        try fixture.createBoundedSimilarity()
        let run = try fixture.run("run", "sums", "similar", "--gate", "mean > 1", "--gate", "errors == 0")
        #expect(run.status == 2)
        let reasons = run.messages.split(separator: "\n")
        #expect(reasons.count == 3)
        #expect(reasons[0] == "gate failed: mean(similar) = 1 (n = 7), wanted > 1")
        #expect(reasons[1] == "gate failed: errors(similar) = 3 (n = 10), wanted == 0")
        #expect(reasons[2].hasPrefix("70.0 % of the cells were answered"))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func interruptedIs130AndThePrintedCommandPicksItUp(signal: Int32) throws {
        try fixture.createSlowItems(length: 16_000)
        let yesterday = try fixture.scratch.write("yesterday", to: "summary.md")
        let process = try fixture.command.start(
            ["run", "slow", "distance", "--gate", "mean(distance) < 1", "--md", yesterday], output: fixture.scratch.file("out"),
            errors: fixture.scratch.file("err"))
        let id = try fixture.waitForRun()
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(try fixture.scratch.text("out").isEmpty)
        let errors = try fixture.scratch.text("err")
        let command = try #require(errors.split(separator: "\n").last?.split(separator: ": ", maxSplits: 1).last)
        #expect(command == "assay watch \(id) --gate 'mean(distance) < 1' --md \(yesterday)")
        #expect(try fixture.scratch.text("summary.md").isEmpty)
        let picked = try fixture.assay.shell(String(command))
        #expect(picked.status == 0, "\(picked.output)")
        #expect(picked.output.contains("gate passed: mean(distance) = 0."))
    }

    @Test func aReportIsInterruptedAsWell() throws {
        try fixture.importItems("many", (0..<10_000).map { ["external_id": "m\($0)", "output": "\($0)", "expected": "0"] })
        try fixture.createEvaluation("exact")
        let file = "\(fixture.scratch.path)/junit.xml"
        // A pipe holds only a part of the report, so that the report is not complete before somebody reads it.
        #expect(mkfifo(file, 0o600) == 0)
        let reader = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        let process = try fixture.command.start(
            ["run", "many", "exact", "--junit", file], output: fixture.scratch.file("out"), errors: fixture.scratch.file("err"))
        try eventually("the summary is printed") { try fixture.scratch.text("out").contains("completed") || !process.isRunning }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        close(reader)
        unlink(file)
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        let command = "assay watch \(try fixture.waitForRun()) --junit \(file)"
        #expect(try fixture.scratch.text("err").hasSuffix("The run has ended. To see its summary: \(command)\n"))
        #expect(try fixture.assay.shell(command).status == 0)
        #expect(try fixture.scratch.text("junit.xml").hasSuffix("</testsuites>\n"))
    }

    @Test func aServerThatIsGoneIsWaitedForAndNamed() throws {
        try fixture.createSlowItems(length: 16_000)
        let process = try fixture.command.start(
            ["run", "slow", "distance", "--min-coverage", "0.5"], output: fixture.scratch.file("out"), errors: fixture.scratch.file("err"))
        let id = try fixture.waitForRun()
        try fixture.assay.killDaemon()
        let missed = "The server does not answer. Waiting for up to 30 s: it resumes its runs once it is back.\n"
        try eventually("the outage is noticed") { try fixture.scratch.text("err").contains(missed) || !process.isRunning }
        #expect(process.isRunning)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 1)
        let errors = try fixture.scratch.text("err")
        #expect(errors.hasPrefix("Run \(id) “slow: distance”: 40 cells to score.\n"))
        #expect(errors.components(separatedBy: missed).count == 2)
        #expect(errors.contains("Nothing answers at \(fixture.assay.url): start it with `assay serve`, or set ASSAY_URL.\n"))
        #expect(
            errors.hasSuffix("The run resumes once the server is back. Watch it then with: assay watch \(id) --min-coverage 0.5\n"))
    }

    @Test func aRunThatWasStoppedIsNoSuccess() throws {
        try fixture.createSlowItems()
        let process = try fixture.command.start(
            ["run", "slow", "distance", "--min-coverage", "0"], output: fixture.scratch.file("out"), errors: fixture.scratch.file("err"))
        let id = try fixture.waitForRun()
        #expect(try fixture.run("stop", id).output == "Run \(id) is cancelled.\n")
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(try fixture.scratch.text("err").contains("The run was stopped with "))
        #expect(try fixture.scratch.text("out").contains(" not tried"))
        let again = try fixture.run("stop", id, "--json")
        #expect(try again.status == 0 && again.object()["status"] as? String == "cancelled")
    }

    @Test func whatHasEndedCannotBeStopped() throws {
        try fixture.createSums()
        let id = try #require(try fixture.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let stopped = try fixture.run("stop", id)
        #expect(stopped.status == 1 && stopped.output.isEmpty)
        #expect(stopped.errors == "The batch run is completed already: there is nothing left to cancel.\n")
        #expect(try fixture.run("stop", "nothing").errors.hasPrefix("There is no run “nothing” in project 1: `assay runs` shows"))
    }

    @Test func anEvaluationThatOnlyFailsPausesTheRunAndIsStatus1() throws {
        try fixture.importItems("apart", (0..<30).map { ["output": "a\($0)", "expected": "zzz"] })
        try fixture.createBoundedSimilarity()
        let run = try fixture.run("run", "apart", "similar", "--gate", "mean > 0")
        #expect(run.status == 1)
        #expect(run.messages.hasPrefix("The run is paused: "))
        #expect(run.errors.contains("gate failed: mean(similar) is not known"))
        let next = try #require(run.lines.firstIndex { $0.hasPrefix("NEXT") })
        let id = try fixture.waitForRun()
        #expect(run.lines[next + 1].hasPrefix("See the errors ") && run.lines[next + 1].hasSuffix("assay results \(id) --outcome error"))
        #expect(run.lines[next + 2].hasPrefix("Retry and resume "))
        #expect(run.lines[next + 2].hasSuffix("assay retry \(id) --gate 'mean > 0'"))
        #expect(!run.output.contains("assay resume"))
    }
}
