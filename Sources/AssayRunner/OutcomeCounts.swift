internal import AssayDomain
internal import Synchronization

/// How the cells recorded since the start ended.
final class OutcomeCounts: Sendable {
    private let counts = Mutex<[Outcome: Int]>([:])

    func add(_ results: [CellResult]) {
        var added: [Outcome: Int] = [:]
        for result in results { added[result.ending.outcome, default: 0] += 1 }
        counts.withLock { $0.merge(added, uniquingKeysWith: +) }
    }

    /// Every outcome, also those that have not occurred.
    var all: [(outcome: Outcome, cells: Int)] {
        counts.withLock { counts in Outcome.allCases.map { ($0, counts[$0, default: 0]) } }
    }
}
