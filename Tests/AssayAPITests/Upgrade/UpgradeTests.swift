import AssayDomain
import AssayRunner
import AssayStore
import Foundation
import JSON
import Testing

@testable import AssayAPI

/// Opens the database of the version before, `v009.sql`, and compares the answers with those of that version, `v009.json`.
@Suite struct UpgradeTests {
    private let fixture: APIFixture
    private let path = "/api/projects/1/batch_runs/"

    init() throws { fixture = try APIFixture(dump: Self.text(of: "v009.sql")) }

    private static func text(of name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../AssayStoreTests/Fixtures")
        return String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    private func get(_ target: String) throws -> JSONValue {
        let response = fixture.send("GET", target)
        try #require(response.status == 200, "\(target): \(response.status) \(response.text)")
        guard response.headers["Content-Type"]?.contains("ndjson") == true else { return try JSONValue(parsing: Array(response.text.utf8)) }
        let lines = response.text.split(separator: "\n").joined(separator: ",")
        return try JSONValue(parsing: Array("[\(lines)]".utf8))
    }

    /// Numbers of calls are checked by a test of their own. The comparison of the large runs is answered from the cache, since no runner has
    /// been started that could compute it.
    @Test func answersAsTheVersionBeforeDid() throws {
        let recorded = try JSONValue(parsing: Array(Self.text(of: "v009.json").utf8)).elements
        #expect(recorded.count == 60)
        for exchange in recorded {
            let (target, before) = (try #require(exchange["path"]?.string), try #require(exchange["body"]))
            let place = before.placeMissing(in: try get(target))
            #expect(place == nil, "\(target) differs at \(place ?? "")")
        }
    }

    /// The evaluators of these runs compute: the version before counted their cells as calls.
    @Test func evaluatorsThatComputeHaveMadeNoCalls() throws {
        for project in 1...2 {
            for run in try get("/api/projects/\(project)/batch_runs/?limit=100")["results"]?.elements ?? [] {
                #expect(run["usage"]?["calls"]?.integer == 0, "\(run["name"]?.string ?? "")")
            }
        }
    }

    @Test func keysStayWhatTheyWere() throws {
        let keys = try fixture.store.keys().filter { $0.label != "test" }
        #expect(keys.map(\.label) == ["Administrator", "ci", "old laptop"])
        #expect(keys.map(\.projects) == [nil, [2], nil])
        #expect(keys.map { $0.revokedAt == nil } == [true, true, false])
        #expect(keys[1].scopes == ["dataset:read", "evaluation:write"])
    }

    @Test func totalsAgreeWithResults() throws { try expectTotalsToAgree() }

    /// What `assay doctor` checks, for all runs.
    private func expectTotalsToAgree() throws {
        for project: Project.Number in 1...2 {
            for run in try fixture.store.batchRuns(in: project, Window(limit: 100, offset: 0)).rows {
                let (tallies, recount) = (try fixture.store.totals(of: run.id).tallies, try fixture.store.recount(of: run.id))
                #expect(tallies.count == recount.count)
                #expect(zip(tallies, recount).allSatisfy { $0.agrees(with: $1) }, "\(run.name)")
            }
        }
    }
}

extension UpgradeTests {
    /// An unfinished run, and its counts at its end.
    private struct Unfinished {
        let name: String
        let verdict: Int
        var error = 0
        var isPaused = true
    }

    private static let unfinished = [
        Unfinished(name: "out of calls", verdict: 120),
        Unfinished(name: "sample out of calls", verdict: 20),
        Unfinished(name: "out of time", verdict: 30),
        Unfinished(name: "failing", verdict: 220, error: 20),
        Unfinished(name: "half retried", verdict: 57, error: 3),
        Unfinished(name: "cut off", verdict: 192, isPaused: false),
        Unfinished(name: "stalled 1", verdict: 6, isPaused: false),
        Unfinished(name: "stalled 2", verdict: 6, isPaused: false),
        Unfinished(name: "stalled 3", verdict: 6, isPaused: false),
        Unfinished(name: "stalled 4", verdict: 6, isPaused: false),
    ]

    @Test func unfinishedRunsGoOnToTheirEnd() throws {
        let ids = try runsByName()
        let before = try ids.mapValues(results)
        try fixture.api.runner.start()
        defer { fixture.api.runner.stop() }
        for run in Self.unfinished where run.isPaused { try post(try #require(ids[run.name]), "resume", #"{"budget": null}"#) }
        for run in Self.unfinished {
            let id = try #require(ids[run.name])
            let end = try settled(id)
            #expect(end["status"]?.string == "completed", "\(run.name)")
            #expect(end["counts"]?["verdict"]?.integer == run.verdict, "\(run.name)")
            #expect(end["counts"]?["error"]?.integer == run.error, "\(run.name)")
            #expect(end["planned"]?.integer == run.verdict + run.error, "\(run.name)")
        }
        for (name, id) in ids {
            let now = try results(of: id)
            #expect(before[name]?.allSatisfy { now[$0.key] == $0.value } == true, "\(name): a result has changed")
            let planned = Self.unfinished.first { $0.name == name }.map { $0.verdict + $0.error }
            #expect(now.count == planned ?? before[name]?.count, "\(name)")
        }
        try expectTotalsToAgree()
    }

    /// The errors have messages, the verdicts that replace them do not.
    @Test func errorsAreRetried() throws {
        let id = try #require(try runsByName()["failing"])
        try fixture.api.runner.start()
        defer { fixture.api.runner.stop() }
        try post(id, "retry", #"{"budget": null}"#)
        let end = try settled(id)
        #expect(end["counts"]?.compact.text == #"{"verdict":240,"not_applicable":0,"error":0,"skipped":0}"#)
        let rows = try get("\(path)\(id)/results/?limit=1000")["results"]?.elements ?? []
        #expect(rows.count == 240)
        #expect(rows.allSatisfy { $0["error"]?.isNull == true })
        #expect(rows.count { $0["attempts"]?.integer == 2 } == 20)
        try expectTotalsToAgree()
    }

    /// The ids of the runs of project 1.
    private func runsByName() throws -> [String: String] {
        let runs = try get("\(path)?limit=100")["results"]?.elements ?? []
        return Dictionary(uniqueKeysWithValues: try runs.map { try (#require($0["name"]?.string), #require($0["id"]?.string)) })
    }

    /// All results of a run, page by page, as JSON by their ids.
    private func results(of run: String) throws -> [String: String] {
        var results: [String: String] = [:]
        var link: String? = "\(path)\(run)/results/?limit=1000"
        while let target = link {
            let page = try get(target)
            for row in page["results"]?.elements ?? [] {
                let former = results.updateValue(row.compact.text, forKey: try #require(row["id"]?.string))
                #expect(former == nil, "a cell has two results")
            }
            link = page["next"]?.string.map { String($0.dropFirst("http://localhost".count)) }
        }
        return results
    }

    private func post(_ run: String, _ call: String, _ body: String) throws {
        let response = fixture.send("POST", "\(path)\(run)/\(call)/", body)
        try #require(response.status == 200, "\(response.text)")
    }

    /// The run once it is neither queued nor running, or as it is after a minute.
    private func settled(_ run: String) throws -> JSONValue {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let found = try get("\(path)\(run)/")
            guard ["queued", "running"].contains(found["status"]?.string), ContinuousClock.now < deadline else { return found }
            usleep(10_000)
        }
    }
}
