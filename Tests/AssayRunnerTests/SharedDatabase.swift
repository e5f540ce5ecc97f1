import AssayDomain
import AssayStore
import NginxSupport
import Testing

/// A database that several processes work on, with a run that is queued.
///
/// It notices each result whose process, which the reasoning names, did not own the run when the result was recorded.
final class SharedDatabase {
    private let directory = ScratchDirectory()
    private let connection: SQLConnection
    let store: Store
    let first: BatchRun
    private let items: Int

    private var path: String { directory.path + "/assay.db" }

    init(items: Int) throws {
        self.items = items
        let path = directory.path + "/assay.db"
        let id = try #require(TestProcess("RunnerChild", "prepare", path, "\(items)").line().flatMap { ID<BatchRun>($0) })
        store = try Store(path: path, role: .administration)
        first = try #require(try store.batchRun(id, in: 1))
        connection = try SQLConnection(path)
        try connection.execute(Self.notice)
    }

    deinit { store.close() }

    private static let notice = """
        CREATE TABLE strays (run INTEGER NOT NULL, item INTEGER NOT NULL, evaluation INTEGER NOT NULL);
        CREATE TRIGGER notice_strays AFTER INSERT ON batch_results
        WHEN NEW.text IS NOT (SELECT owner FROM batch_runs WHERE id = NEW.run)
        BEGIN INSERT INTO strays VALUES (NEW.run, NEW.item, NEW.evaluation); END
        """

    /// Queues another run like the first.
    func createRun() throws -> BatchRun {
        let new = NewBatchRun(
            name: "another", dataset: first.dataset, evaluations: first.evaluations.map(\.id), trials: 1, maxConcurrency: nil,
            useLedger: true, execution: "interactive", idempotencyKey: nil, bodyHash: [])
        guard case .created(let run) = try store.createBatchRun(new, in: 1, by: try #require(first.createdBy)) else {
            throw StoreError.closed
        }
        return run
    }

    func cancel(_ run: BatchRun) throws -> BatchRun.Status? {
        try store.setStatus(ofBatchRun: run.id, from: [.queued, .running, .paused], to: .cancelled, reason: nil)?.status
    }

    func status(of run: BatchRun) throws -> BatchRun.Status? { try store.batchRun(run.id, in: 1)?.status }

    /// Number of results of a run.
    func recorded(of run: BatchRun) throws -> Int { try store.totals(of: run.id).total.ended }

    /// The names of the processes that recorded the results of a run, by cell.
    func results(of run: BatchRun) throws -> [JudgedCell: String] {
        let results = try store.results(of: run.id, ResultQuery(limit: .max)).map(\.result)
        return Dictionary(
            results.map { (JudgedCell(evaluation: $0.evaluation, item: $0.item), $0.outcome.text) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// Grows with each commit of another connection.
    var version: Int { get throws { try connection.number("PRAGMA data_version") } }

    /// Starts a process that works on the runs, and waits until it is ready.
    func start(_ name: String, isFast: Bool = false) throws -> SharingProcess {
        let log = CallLog(path: "\(directory.path)/calls-\(name)")
        let process = try SharingProcess(name, TestProcess("RunnerChild", "share", path, log.path, name, isFast ? "fast" : "patient"), log)
        try eventually("\(name) is ready") { process.hasSaid("ready") }
        return process
    }

    /// Starts two processes, of which the first one begins a run that is queued.
    func startTwo(on run: BatchRun) throws -> (owner: SharingProcess, other: SharingProcess) {
        // One process is ready before the run can be taken, so that the run does not end while processes start.
        _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .paused, reason: nil)
        let one = try start("one")
        _ = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false))
        let two = try start("two")
        let began = "began \(run.id)"
        try eventually("a process begins the run") { one.hasSaid(began) || two.hasSaid(began) }
        return one.hasSaid(began) ? (one, two) : (two, one)
    }

    /// Suspends a process in the middle of a chunk, but not of a commit: nobody else could write then.
    func suspend(_ process: SharingProcess, in run: BatchRun) throws {
        try eventually("\(process.name) can be suspended") {
            process.suspend()
            if connection.isFree, try process.log.cells().count > recorded(of: run) { return true }
            process.resume()
            return false
        }
    }

    /// Checks that a run has a result for each cell, or for some if it was cancelled, and that the counters agree with the results.
    func check(_ run: BatchRun, _ expected: BatchRun.Status) throws {
        #expect(try status(of: run) == expected)
        let results = try store.results(of: run.id, ResultQuery(limit: .max))
        #expect(try self.results(of: run).count == results.count, "a cell has two results")
        if expected == .completed { #expect(results.count == items * run.evaluations.count) }
        let tallies = try store.totals(of: run.id).tallies
        #expect(try store.recount(of: run.id) == tallies)
        #expect(tallies.reduce(0) { $0 + $1.ended } == results.count)
        #expect(try connection.number("SELECT count(*) FROM strays") == 0, "a process recorded a result of a run that it had lost")
    }
}

/// A process that works on the runs of a shared database. It is killed with this object.
final class SharingProcess {
    let name: String
    let log: CallLog
    private let process: TestProcess
    private var said: [String] = []

    init(_ name: String, _ process: TestProcess, _ log: CallLog) {
        self.name = name
        self.process = process
        self.log = log
    }

    var isRunning: Bool { process.isRunning }

    /// All lines that it has written.
    var lines: [String] {
        said += process.newLines()
        return said
    }

    func hasSaid(_ line: String) -> Bool { lines.contains(line) }

    func suspend() { process.suspend() }

    func resume() { process.resume() }

    func kill() { said += process.kill9() }
}
