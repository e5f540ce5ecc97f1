import AssayDomain
import AssayStore
import FoundationEssentials
import Glibc
import NginxSupport
import Testing

@Suite struct OpeningTests {
    let directory = ScratchDirectory()
    var path: String { directory.path + "/assay.db" }

    private func refusal(_ path: String, _ role: Store.Role = .daemon) -> StoreError? {
        do throws(StoreError) {
            try Store(path: path, role: role).close()
            return nil
        } catch {
            return error
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    @Test func makesTheFileForItsUserAlone() throws {
        #expect(refusal(path) == nil)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func opensAgainWhatItMade() throws {
        let store = try Store(path: path, role: .daemon)
        let organization = try store.findOrCreateOrganization(named: "default")
        store.close()
        let again = try Store(path: path, role: .daemon)
        #expect(try again.findOrCreateOrganization(named: "default") == organization)
        again.close()
        #expect(refusal(path, .administration) == nil)
    }

    @Test func leavesOneFileBehindWhenClosed() throws {
        let store = try Store(path: path, role: .daemon)
        _ = try store.findOrCreateOrganization(named: "default")
        store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["assay.db"])
    }

    @Test func refusesWhatIsNotADatabase() throws {
        try write(Array("This is a letter to the editor, and not a database at all. ".utf8) + [UInt8](repeating: 7, count: 9000), to: path)
        #expect(refusal(path) == .corrupt(path: path))
        #expect(refusal(path, .administration) == .corrupt(path: path))
    }

    @Test func refusesAnotherProgramsDatabase() throws {
        try Database(creating: path).execute("CREATE TABLE notes (text TEXT)")
        #expect(refusal(path) == .corrupt(path: path))
        #expect(try Database(path).number("SELECT count(*) FROM sqlite_schema") == 1)
        #expect(try Database(path).text("PRAGMA journal_mode") == "delete")
    }

    @Test func refusesADamagedDatabase() throws {
        #expect(refusal(path) == nil)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        for index in 100..<bytes.count { bytes[index] = 0xa5 }
        try write(bytes, to: path)
        #expect(refusal(path) == .corrupt(path: path))
    }

    @Test func refusesANewerSchema() throws {
        #expect(refusal(path) == nil)
        try Database(path).execute("PRAGMA user_version = 99")
        for role in [Store.Role.daemon, .administration] {
            guard case .newerSchema(found: 99, let known) = refusal(path, role) else {
                Issue.record("the newer schema was accepted")
                continue
            }
            #expect(known < 99)
        }
        #expect(try Database(path).number("PRAGMA user_version") == 99)
    }

    @Test func refusesAnOlderSchemaForAdministration() throws {
        try write([], to: path)
        guard case .olderSchema(found: 0, _) = refusal(path, .administration) else {
            Issue.record("the empty file was accepted")
            return
        }
        #expect(refusal(path, .daemon) == nil)
    }

    @Test func makesNoFileForAdministration() throws {
        guard case .cannotOpen(path, _) = refusal(path, .administration) else {
            Issue.record("a missing file was accepted")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func refusesADirectoryThatIsNotThere() throws {
        #expect(
            refusal(directory.path + "/no/assay.db")
                == .cannotOpen(path: directory.path + "/no/assay.db", reason: "No such file or directory"))
    }

    @Test(arguments: [0o000, 0o500])
    func saysThatADirectoryCannotBeUsed(mode: UInt32) throws {
        chmod(directory.path, mode)
        defer { chmod(directory.path, 0o700) }
        let said = try TestProcess("StoreChild", "open", path).lines()
        #expect(said == [StoreError.cannotOpen(path: path, reason: "Permission denied").sentence])
    }

    @Test func saysThatAFileCannotBeWritten() throws {
        #expect(refusal(path) == nil)
        chmod(directory.path, 0o755)
        chmod(path, 0o444)
        let said = try TestProcess("StoreChild", "open", path).lines()
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("Cannot open the database \(path)") == true)
    }

    @Test func throwsClosedAfterClose() throws {
        let store = try Store(path: path, role: .daemon)
        _ = try store.projects()
        store.close()
        store.close()
        #expect(throws: StoreError.closed) { try store.projects() }
        #expect(throws: StoreError.closed) { try store.findOrCreateOrganization(named: "a") }
        #expect(throws: StoreError.closed) { try store.checkReady() }
        let outcome = Awaited<Result<Void, StoreError>>()
        store.record(JudgedCells([], pass: .initial, microseconds: 0), under: BatchRun.FencingToken(run: .new(), number: 0)) {
            outcome.set($0)
        }
        #expect(throws: StoreError.closed) { try outcome.wait().get() }
    }
}
