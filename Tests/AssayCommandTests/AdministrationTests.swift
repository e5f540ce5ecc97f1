import Foundation
import ServedAssay
import Testing

/// `assay keys`, `projects`, `users`, `doctor` and `config`, which work on the data directory.
@Suite struct AdministrationTests {
    let assay: AssayServer
    let scratch = TemporaryFolder()

    init() throws { assay = try AssayServer() }

    private func run(_ arguments: String...) throws -> Command.Outcome { try assay.command.run(arguments) }

    @Test func aKeyWorksAtOnceAndIsDeadOnceRevoked() throws {
        let made = try run("keys", "create", "--label", "ci", "--scopes", "evaluation:read,dataset:read", "--json").object()
        let id = try #require(made["id"] as? String)
        var holder = assay.command
        holder.environment["ASSAY_API_KEY"] = try #require(made["key"] as? String)
        #expect(try holder.run("runs").status == 0)
        let refused = try holder.run("import", "x", try scratch.write("{}\n", to: "x.jsonl"))
        #expect(refused.status == 1 && refused.errors.contains("API key missing required scope 'dataset:write'"))

        #expect(try run("keys", "revoke", id).status == 0)
        #expect(try holder.run("runs").status == 1)
        let listed = try run("keys", "list", "--json").array().first { $0["id"] as? String == id }
        #expect(listed?["revoked_at"] is String && listed?["key"] == nil)
    }

    @Test func aSecretIsPrintedOnceAndAlone() throws {
        let made = try run("keys", "create", "--label", "me", "--scopes", "*")
        #expect(made.lines.count == 1 && made.output.hasPrefix("phx_"))
        let listed = try run("keys", "list")
        #expect(!listed.output.contains(made.lines[0]) && listed.output.contains("me"))
    }

    @Test(arguments: [
        ["keys", "create", "--label", "x", "--scopes", "datasets:read"],
        ["keys", "create", "--label", "x", "--scopes", ","],
        ["keys", "create", "--label", "x", "--scopes", "*", "--projects", "99"],
        ["keys", "create", "--label", "x", "--scopes", "*", "--user", "nobody@example.org"],
        ["keys", "revoke", "0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d"],
        ["keys", "revoke", "nonsense"],
    ])
    func whatThereIsNotIsRefused(arguments: [String]) throws {
        let outcome = try assay.command.run(arguments)
        #expect(outcome.status == 1 && outcome.output.isEmpty && !outcome.errors.isEmpty)
    }

    @Test func aProjectOfAnotherOrganizationIsForItsOwnUsers() throws {
        let project = try run("projects", "create", "--name", "Support", "--organization", "acme", "--json").object()
        #expect((project["token"] as? String)?.hasPrefix("phc_") == true)
        let number = try #require(project["id"] as? Int)
        #expect(
            try run("users", "create", "--email", "ada@example.org", "--organization", "acme", "--json").object()["email"] as? String
                == "ada@example.org")
        let key = try run("keys", "create", "--label", "ada", "--scopes", "*", "--user", "ada@example.org", "--json").object()
        var ada = assay.command
        ada.environment["ASSAY_API_KEY"] = try #require(key["key"] as? String)
        #expect(try ada.run("runs").status == 1)
        ada.environment["ASSAY_PROJECT"] = String(number)
        #expect(try ada.run("runs").status == 0)
        #expect(try run("projects", "list", "--json").array().compactMap { $0["id"] as? Int } == [1, number])
        #expect(try run("users", "list", "--json").array().count == 2)
    }

    @Test func theDoctorFindsNothingWrong() throws {
        let doctor = try run("doctor", "--json")
        #expect(doctor.status == 0, "\(doctor.output)")
        let findings = try doctor.array()
        #expect(findings.allSatisfy { $0["ok"] as? Bool == true })
        #expect(
            findings.compactMap { $0["subject"] as? String }
                == ["data directory", "disk", "database", "totals", "nginx", "daemon", "front"])
    }

    @Test func theDoctorSaysWhatToDo() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
        _ = try scratch.write(String(repeating: "not a database ", count: 1000), to: "assay.db")
        let doctor = try Command(environment: ["ASSAY_URL": "http://127.0.0.1:1"]).run("doctor", "--data", scratch.path)
        #expect(doctor.status == 1)
        #expect(doctor.output.contains("chmod o= \(scratch.path)"))
        #expect(doctor.output.contains("is damaged or is not Assay's"))
        #expect(doctor.output.contains("No process listens on \(scratch.path)/assayd.sock"))
        #expect(doctor.output.contains("Nothing answers at http://127.0.0.1:1"))
    }

    @Test func theDoctorFindsADaemonWhoseSocketIsElsewhere() throws {
        let doctor = try Command(environment: ["ASSAY_SOCKET": "\(assay.data)/assayd.sock"]).run("doctor", "--data", scratch.path)
        #expect(doctor.output.contains("listens on \(assay.data)/assayd.sock"))
        #expect(!doctor.output.contains("No process listens"))
    }

    /// The integrity check does not notice the missing table.
    @Test func theDoctorSaysWhyItCannotCount() throws {
        let fixture = try CommandFixture()
        try fixture.createSums()
        #expect(try fixture.run("run", "sums", "exact").status == 0)
        let copy = Process()
        copy.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = """
            import sqlite3, sys
            copy = sqlite3.connect(sys.argv[2])
            sqlite3.connect(sys.argv[1]).backup(copy)
            copy.execute("DROP TABLE batch_results")
            copy.commit()
            """
        copy.arguments = ["python3", "-c", script, "\(fixture.assay.data)/assay.db", "\(scratch.path)/assay.db"]
        try copy.run()
        copy.waitUntilExit()
        let doctor = try Command().run("doctor", "--data", scratch.path)
        #expect(doctor.status == 1)
        #expect(
            doctor.lines.contains { $0.contains("problem") && $0.contains("totals") && $0.contains("batch_results") }, "\(doctor.output)")
    }

    /// The totals of the newest run claim more results than `assay doctor` recounts without --all.
    @Test func aRunThatIsTooLargeToCountKeepsNoOtherFromBeingCounted() throws {
        let fixture = try CommandFixture()
        try fixture.createSums()
        for name in ["small", "large"] { #expect(try fixture.run("run", "sums", "exact", "--name", name).status == 0) }
        let copy = Process()
        copy.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = """
            import sqlite3, sys
            copy = sqlite3.connect(sys.argv[2])
            sqlite3.connect(sys.argv[1]).backup(copy)
            copy.execute("UPDATE batch_counters SET verdict = 3000000 WHERE run = (SELECT max(id) FROM batch_runs)")
            copy.commit()
            """
        copy.arguments = ["python3", "-c", script, "\(fixture.assay.data)/assay.db", "\(scratch.path)/assay.db"]
        try copy.run()
        copy.waitUntilExit()
        let doctor = try Command().run("doctor", "--data", scratch.path)
        #expect(
            doctor.output.contains("the totals of 1 ended run agree with their results; 1 run was not counted again: add --all"),
            "\(doctor.output)")
    }

    @Test func aScopeThatIsUnknownIsRefusedWithTheValidOnes() throws {
        let refused = try run("keys", "create", "--label", "x", "--scopes", "datasets:read")
        #expect(refused.errors.hasPrefix("Unknown scope “datasets:read”. Valid scopes: dataset:read, "))
    }

    @Test func theConfigurationSaysWhereEachValueCameFrom() throws {
        var command = assay.command
        command.environment["ASSAY_FRONT_THREADS"] = "20"
        let settings = try command.run("config", "--json").object()
        #expect((settings["front.threads"] as? [String: Any])?["value"] as? Int == 20)
        #expect((settings["front.threads"] as? [String: Any])?["source"] as? String == "ASSAY_FRONT_THREADS")
        #expect(
            try command.run("config").lines.contains {
                $0.split(separator: " ").map(String.init) == ["front.threads", "20", "ASSAY_FRONT_THREADS"]
            })
    }
}
