import Foundation
import JSON
import NginxSupport
import Testing

/// Kills the daemon at random moments of a run and restarts it. The results must equal those of an uninterrupted run, row by row.
@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct CrashTests {
    /// `make test-faults` sets more.
    private static let rounds = ProcessInfo.processInfo.environment["FAULT_ROUNDS"].flatMap { Int($0) } ?? 6
    private static let items = ProcessInfo.processInfo.environment["FAULT_ITEMS"].flatMap { Int($0) } ?? 1000

    /// One scenario per round, in turn.
    private static let scenarios = [
        killsWhileJudging, killsWhileCreating, killsAtTheEnd, killsWhileCancelling, killsWhileRetrying, killsWhileResuming,
    ]

    @Test func aRunThatWasKilledEndsAsIfItHadNotBeen() throws {
        let harness = try CrashHarness(items: Self.items)
        for round in 0..<Self.rounds {
            try Self.scenarios[round % Self.scenarios.count](self)(harness)
            #expect(try harness.isSound())
        }
    }

    private func killsWhileJudging(_ harness: CrashHarness) throws {
        let run = try harness.start(harness.plain)
        try killSeveralTimes(harness, run)
        try expectUninterruptedResults(harness, run, harness.plain)
    }

    /// The response to the POST may never arrive: a second POST with the same key returns the same run.
    private func killsWhileCreating(_ harness: CrashHarness) throws {
        let key = UUID().uuidString
        for _ in 1...3 { try harness.kill(during: harness.creation(harness.plain, key: key)) }
        let run = try harness.start(harness.plain, key: key)
        try harness.restart()
        #expect(try harness.start(harness.plain, key: key) == run)
        try killSeveralTimes(harness, run)
        try expectUninterruptedResults(harness, run, harness.plain)
        #expect(try harness.runs(named: key) == 1)
    }

    private func killsAtTheEnd(_ harness: CrashHarness) throws {
        let run = try harness.start(harness.plain)
        for share in [0.95, 0.99, 1] {
            try harness.wait(for: run, until: Int(Double(harness.planned) * share))
            try harness.restart()
        }
        try expectUninterruptedResults(harness, run, harness.plain)
    }

    /// A run whose cancellation was confirmed stays cancelled; otherwise it can be cancelled again. Recorded results are correct either way.
    private func killsWhileCancelling(_ harness: CrashHarness) throws {
        let run = try harness.start(harness.plain)
        try harness.wait(for: run, until: Int.random(in: 0...harness.planned / 2))
        let answer = try harness.kill(during: harness.request("POST", "batch_runs/\(run)/cancel/"))
        let status = try harness.state(of: run)["status"]?.string
        if answer == 200 { #expect(status == "cancelled") }
        if status != "completed" {
            // The run may complete before the second cancel arrives.
            let again = try harness.ask("POST", "batch_runs/\(run)/cancel/")["status"]?.string
            let present = try harness.state(of: run)["status"]?.string
            #expect(again == "cancelled" || present == "completed")
        }
        // A graceful stop records the results in flight.
        try harness.restart(killing: false)
        let results = try harness.results(of: run)
        try harness.restart()
        #expect(try harness.results(of: run) == results, "a cancelled run went on")
        #expect(Set(results).isSubset(of: harness.plain.results))
    }

    /// Retries the cells in error, which fail again. Despite the kills, no cell is lost and none has two results.
    private func killsWhileRetrying(_ harness: CrashHarness) throws {
        let run = try harness.start(harness.failing)
        let before = try harness.end(of: run)
        try harness.kill(during: harness.request("POST", "batch_runs/\(run)/retry/"))
        try harness.wait(for: run)
        #expect(try harness.ask("POST", "batch_runs/\(run)/retry/")["id"]?.string == run)
        try killSeveralTimes(harness, run)
        try expectUninterruptedResults(harness, run, harness.failing)
        let errors = try harness.ask("GET", "batch_runs/\(run)/results/?outcome=error&limit=10000")
        #expect(errors["count"]?.integer == before["counts"]?["error"]?.integer)
        #expect(
            errors["results"]?.elements.allSatisfy { $0["attempts"]?.integer ?? 0 >= 2 } == true, "a cell in error was not judged again")
    }

    /// Lets the run stop at its budget, and resumes it with a little more time until it completes.
    private func killsWhileResuming(_ harness: CrashHarness) throws {
        let run = try harness.start(harness.plain, budget: #"{"seconds": 0.000001}"#)
        try harness.restart()
        var state = try harness.end(of: run)
        #expect(state["status_reason"]?.string == "budget")
        while state["status"]?.string == "paused" {
            let seconds = (state["usage"]?["seconds"]?.double ?? 0) + harness.seconds / 3
            let budget = #"{"budget": {"seconds": \#(seconds)}}"#
            let resume = harness.request("POST", "batch_runs/\(run)/resume/", budget)
            if try harness.kill(during: resume) != 200 { try harness.ask("POST", "batch_runs/\(run)/resume/", budget) }
            try harness.restart()
            state = try harness.end(of: run)
        }
        try expectUninterruptedResults(harness, run, harness.plain)
    }

    private func killSeveralTimes(_ harness: CrashHarness, _ run: String) throws {
        var done = 0
        for _ in 0..<Int.random(in: 2...4) {
            done = try min(harness.planned, harness.wait(for: run, until: Int.random(in: done...harness.planned)))
            try harness.restart()
        }
    }

    private func expectUninterruptedResults(_ harness: CrashHarness, _ run: String, _ scoring: CrashHarness.Scoring) throws {
        #expect(try harness.end(of: run)["status"]?.string == "completed")
        #expect(try harness.results(of: run) == scoring.results)
    }
}
