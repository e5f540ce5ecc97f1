import Foundation
import JSON
import NginxSupport
import Testing

/// The daemon killed at random moments of a run, and started again. What counts is what came of every cell, row for row, beside a run
/// that nobody disturbed.
@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct CrashTests {
    /// `make test-faults` asks for more.
    private static let rounds = ProcessInfo.processInfo.environment["FAULT_ROUNDS"].flatMap { Int($0) } ?? 6
    private static let items = ProcessInfo.processInfo.environment["FAULT_ITEMS"].flatMap { Int($0) } ?? 1000

    /// Where the kills of a round fall.
    private static let moments = [
        killsWhileJudging, killsWhileCreating, killsAtTheEnd, killsWhileCancelling, killsWhileRetrying, killsWhileResuming,
    ]

    @Test func aRunThatWasKilledEndsAsIfItHadNotBeen() throws {
        let ground = try CrashHarness(items: Self.items)
        for round in 0..<Self.rounds {
            try Self.moments[round % Self.moments.count](self)(ground)
            #expect(try ground.isSound())
        }
    }

    private func killsWhileJudging(_ ground: CrashHarness) throws {
        let run = try ground.start(ground.plain)
        try killSeveralTimes(ground, run)
        try expectUndisturbed(ground, run, ground.plain)
    }

    /// The answer to the POST may never arrive: sent again with the same key, it is answered with the same run.
    private func killsWhileCreating(_ ground: CrashHarness) throws {
        let key = UUID().uuidString
        for _ in 1...3 { try ground.kill(during: ground.creation(ground.plain, key: key)) }
        let run = try ground.start(ground.plain, key: key)
        try ground.restart()
        #expect(try ground.start(ground.plain, key: key) == run)
        try killSeveralTimes(ground, run)
        try expectUndisturbed(ground, run, ground.plain)
        #expect(try ground.runs(named: key) == 1)
    }

    private func killsAtTheEnd(_ ground: CrashHarness) throws {
        let run = try ground.start(ground.plain)
        for share in [0.95, 0.99, 1] {
            try ground.wait(for: run, until: Int(Double(ground.planned) * share))
            try ground.restart()
        }
        try expectUndisturbed(ground, run, ground.plain)
    }

    /// A run that said it was cancelled stays so; one that did not may be cancelled again. What it recorded is right either way.
    private func killsWhileCancelling(_ ground: CrashHarness) throws {
        let run = try ground.start(ground.plain)
        try ground.wait(for: run, until: Int.random(in: 0...ground.planned / 2))
        let answer = try ground.kill(during: ground.request("POST", "batch_runs/\(run)/cancel/"))
        let status = try ground.state(of: run)["status"]?.string
        if answer == 200 { #expect(status == "cancelled") }
        if status != "completed" {
            // It may come to its end before the second cancel does.
            let again = try ground.ask("POST", "batch_runs/\(run)/cancel/")["status"]?.string
            let present = try ground.state(of: run)["status"]?.string
            #expect(again == "cancelled" || present == "completed")
        }
        // What was in hand is recorded before the daemon ends.
        try ground.restart(killing: false)
        let results = try ground.results(of: run)
        try ground.restart()
        #expect(try ground.results(of: run) == results, "a cancelled run went on")
        #expect(Set(results).isSubset(of: ground.plain.results))
    }

    /// Opens the cells in error again. They fail again; whatever a kill does to it, no cell is lost and none is there twice.
    private func killsWhileRetrying(_ ground: CrashHarness) throws {
        let run = try ground.start(ground.failing)
        let before = try ground.end(of: run)
        try ground.kill(during: ground.request("POST", "batch_runs/\(run)/retry/"))
        try ground.wait(for: run)
        #expect(try ground.ask("POST", "batch_runs/\(run)/retry/")["id"]?.string == run)
        try killSeveralTimes(ground, run)
        try expectUndisturbed(ground, run, ground.failing)
        let calls = try ground.state(of: run)["usage"]?["calls"]?.integer ?? 0
        #expect(calls >= ground.planned + (before["counts"]?["error"]?.integer ?? 0), "the cells in error were not asked again")
    }

    /// Stops the run by its budget, twice, and has it go on.
    private func killsWhileResuming(_ ground: CrashHarness) throws {
        let run = try ground.start(ground.plain, budget: #"{"calls": \#(ground.planned / 3)}"#)
        try killSeveralTimes(ground, run, until: ground.planned / 3)
        for budget in [#"{"calls": \#(ground.planned * 2 / 3)}"#, "null"] {
            #expect(try ground.end(of: run)["status_reason"]?.string == "budget")
            let resume = ground.request("POST", "batch_runs/\(run)/resume/", #"{"budget": \#(budget)}"#)
            if try ground.kill(during: resume) != 200 { try ground.ask("POST", "batch_runs/\(run)/resume/", #"{"budget": \#(budget)}"#) }
            try ground.restart()
        }
        try expectUndisturbed(ground, run, ground.plain)
    }

    private func killSeveralTimes(_ ground: CrashHarness, _ run: String, until end: Int? = nil) throws {
        var done = 0
        let end = end ?? ground.planned
        for _ in 0..<Int.random(in: 2...4) {
            done = try min(end, ground.wait(for: run, until: Int.random(in: done...end)))
            try ground.restart()
        }
    }

    private func expectUndisturbed(_ ground: CrashHarness, _ run: String, _ scoring: CrashHarness.Scoring) throws {
        #expect(try ground.end(of: run)["status"]?.string == "completed")
        #expect(try ground.results(of: run) == scoring.results)
    }
}
