import AssayDomain
import AssayStore
import Foundation
import NginxSupport
import Testing

/// Two processes with short leases work on several runs. Again and again, one of them is killed or suspended, and runs are created and
/// cancelled.
@Suite struct TwoProcessCrashTests {
    /// `make test-faults` sets more.
    private static let rounds = ProcessInfo.processInfo.environment["FAULT_ROUNDS"].flatMap { Int($0) } ?? 3

    @Test(.onOwnThread) func faultsNeitherLoseNorRepeatAResult() throws {
        var faults = 0
        for _ in 1...Self.rounds {
            let round = try FaultRound()
            for _ in 1...10 {
                try round.act()
                usleep(.random(in: 0...300_000))
            }
            try round.finish()
            faults += round.faults
        }
        print("\(Self.rounds) rounds with \(faults) kills and suspensions")
    }
}

/// A database of its own, two processes, and what has happened to its runs.
private final class FaultRound {
    private let database: SharedDatabase
    private var processes: [SharingProcess]
    private var runs: [BatchRun]
    private var cancelled: Set<ID<BatchRun>> = []
    private(set) var faults = 0
    /// Processes that were started under a name of their own.
    private var names = 2

    init() throws {
        database = try SharedDatabase(items: 200)
        runs = [database.first]
        processes = [try database.start("process-1", isFast: true), try database.start("process-2", isFast: true)]
    }

    /// Does something at random.
    func act() throws {
        switch Int.random(in: 0..<6) {
        case 0, 1: runs.append(try database.createRun())
        case 2: try cancel(runs[Int.random(in: runs.indices)])
        case 3: try killAndStartAgain(Int.random(in: 0...1))
        default: try suspend(processes[Int.random(in: 0...1)])
        }
    }

    private func cancel(_ run: BatchRun) throws {
        if try database.cancel(run) == .cancelled { cancelled.insert(run.id) }
    }

    private func killAndStartAgain(_ place: Int) throws {
        faults += 1
        processes[place].kill()
        checkForBugs()
        // Under the same name it continues its runs at once, under a new one they wait until their leases are over.
        let hasNewName = Bool.random()
        if hasNewName { names += 1 }
        processes[place] = try database.start(hasNewName ? "process-\(names)" : processes[place].name, isFast: true)
    }

    /// Around the length of a lease: some leases are lost, others are not.
    private func suspend(_ process: SharingProcess) throws {
        faults += 1
        process.suspend()
        usleep(.random(in: 0...3_000_000))
        process.resume()
    }

    /// Waits until all runs have settled, and checks them.
    func finish() throws {
        try eventually("all runs end", within: .seconds(120)) {
            try runs.allSatisfy { try database.status(of: $0)?.isFinal == true }
        }
        for run in runs { try database.check(run, cancelled.contains(run.id) ? .cancelled : .completed) }
        checkForBugs()
    }

    private func checkForBugs() {
        for process in processes { #expect(process.lines.filter { $0.hasPrefix("bug") } == []) }
    }
}
