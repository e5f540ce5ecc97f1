import AssayDomain
import AssayStore
import FoundationEssentials
import JSON
import Testing
import Threads

@Suite struct ConcurrencyTests {
    let premises: StoreFixture
    let dataset: ID<Dataset>
    var store: Store { premises.store }

    init() throws {
        premises = try StoreFixture()
        dataset = try premises.dataset()
    }

    /// Descriptors of this process that are open on the database.
    private func openFiles() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { descriptor in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")) == premises.path
        }.count
    }

    @Test func closesAThreadsReaderWhenTheThreadEnds() throws {
        _ = try store.projects()
        let before = try openFiles()
        let (store, seen) = (store, Awaited<Int>())
        for _ in 0..<20 { try SystemThread.run(1) { _ in seen.set((try? store.projects().count) ?? 0) } }
        #expect(seen.wait() == 1)
        // SQLite keeps a file for the next to open it while another thread holds a lock.
        #expect(try openFiles() <= before + 1)
    }

    @Test func closesEveryReaderWhenItIsClosed() throws {
        let (isReading, goOn) = (Awaited<Void>(), Awaited<Void>())
        let (store, path) = (store, premises.path)
        let late = Awaited<StoreError?>()
        try SystemThread.run(2) { thread in
            if thread == 0 {
                _ = try? store.projects()
                isReading.set(())
                goOn.wait()
                do throws(StoreError) {
                    _ = try store.projects()
                    late.set(nil)
                } catch { late.set(error) }
            } else {
                isReading.wait()
                store.close()
                goOn.set(())
            }
        }
        #expect(late.wait() == .closed)
        #expect(try openFiles() == 0)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func readsWhileSomeoneElseWrites() throws {
        try premises.item("a", in: dataset)
        let other = try Database(premises.path)
        try other.execute("BEGIN IMMEDIATE; UPDATE datasets SET name = 'theirs'")
        #expect(try premises.dataset(dataset).name == "questions")
        #expect(try premises.outputs(of: dataset) == [#""a""#])
        try other.execute("COMMIT")
        #expect(try premises.dataset(dataset).name == "theirs")
    }

    @Test func waitsForAnotherProcessToFinishWriting() throws {
        let other = try Database(premises.path)
        try other.execute("BEGIN IMMEDIATE; UPDATE datasets SET description = 'theirs'")
        let (premises, dataset, made) = (premises, dataset, Awaited<Bool>())
        try SystemThread.run(2) { thread in
            if thread == 0 {
                made.set((try? premises.item("a", in: dataset)) != nil)
            } else {
                try? other.execute("COMMIT")
            }
        }
        #expect(made.wait())
        #expect(try premises.dataset(dataset).description == "theirs")
    }

    @Test func administersWhileTheDaemonWrites() throws {
        let (premises, dataset) = (premises, dataset)
        let administration = try Store(path: premises.path, role: .administration)
        try SystemThread.run(4) { thread in
            for index in 0..<25 {
                if thread == 0 {
                    _ = try? administration.createKey(
                        label: "", hash: [UInt8(index)], mask: "", scopes: [], projects: nil, user: premises.user)
                } else {
                    _ = try? premises.item("\(thread)-\(index)", in: dataset)
                }
            }
        }
        administration.close()
        #expect(try premises.dataset(dataset).itemCount == 75)
        #expect(try store.keys().count == 25)
    }
}
