import AssayDomain
import AssayStore
import FoundationEssentials
import JSON
import Testing
import Threads

@Suite struct ConcurrencyTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
    }

    /// Number of this process's descriptors that are open on the database.
    private func openFiles() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { descriptor in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")) == fixture.path
        }.count
    }

    @Test func closesAThreadsReaderWhenTheThreadEnds() throws {
        _ = try store.projects()
        let before = try openFiles()
        let (store, seen) = (store, Awaited<Int>())
        for _ in 0..<20 { try SystemThread.run(1) { _ in seen.set((try? store.projects().count) ?? 0) } }
        #expect(seen.wait() == 1)
        // SQLite may keep one descriptor open for reuse while another thread holds a lock on the file.
        #expect(try openFiles() <= before + 1)
    }

    @Test func closesEveryReaderWhenItIsClosed() throws {
        let (isReading, resume) = (Awaited<Void>(), Awaited<Void>())
        let (store, path) = (store, fixture.path)
        let late = Awaited<StoreError?>()
        try SystemThread.run(2) { thread in
            if thread == 0 {
                _ = try? store.projects()
                isReading.set(())
                resume.wait()
                do throws(StoreError) {
                    _ = try store.projects()
                    late.set(nil)
                } catch { late.set(error) }
            } else {
                isReading.wait()
                store.close()
                resume.set(())
            }
        }
        #expect(late.wait() == .closed)
        #expect(try openFiles() == 0)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func readsWhileSomeoneElseWrites() throws {
        try fixture.item("a", in: dataset)
        let other = try Database(fixture.path)
        try other.execute("BEGIN IMMEDIATE; UPDATE datasets SET name = 'theirs'")
        #expect(try fixture.dataset(dataset).name == "questions")
        #expect(try fixture.outputs(of: dataset) == [#""a""#])
        try other.execute("COMMIT")
        #expect(try fixture.dataset(dataset).name == "theirs")
    }

    @Test func waitsForAnotherProcessToFinishWriting() throws {
        let other = try Database(fixture.path)
        try other.execute("BEGIN IMMEDIATE; UPDATE datasets SET description = 'theirs'")
        let (fixture, dataset, made) = (fixture, dataset, Awaited<Bool>())
        try SystemThread.run(2) { thread in
            if thread == 0 {
                made.set((try? fixture.item("a", in: dataset)) != nil)
            } else {
                try? other.execute("COMMIT")
            }
        }
        #expect(made.wait())
        #expect(try fixture.dataset(dataset).description == "theirs")
    }

    @Test func administersWhileTheDaemonWrites() throws {
        let (fixture, dataset) = (fixture, dataset)
        let administration = try Store(path: fixture.path, role: .administration)
        try SystemThread.run(4) { thread in
            for index in 0..<25 {
                if thread == 0 {
                    _ = try? administration.createKey(
                        label: "", hash: [UInt8(index)], mask: "", scopes: [], projects: nil, user: fixture.user)
                } else {
                    _ = try? fixture.item("\(thread)-\(index)", in: dataset)
                }
            }
        }
        administration.close()
        #expect(try fixture.dataset(dataset).itemCount == 75)
        #expect(try store.keys().count == 25)
    }
}
