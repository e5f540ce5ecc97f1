internal import AssayDomain
internal import Synchronization

/// Notices an evaluation that only fails: its first cells all ended in `error`, so a person should look at it before the rest is tried.
final class FailureBreaker: Sendable {
    /// So many failures without one other ending are enough.
    static let limit = 20

    private enum Record {
        case failures(Int)
        case hasWorked
    }

    private let records: Mutex<[Record]>

    /// `tallies`: what has been recorded already, by evaluation.
    init(_ tallies: [Tally]) {
        records = Mutex(tallies.map { $0.ended == $0.error ? .failures($0.error) : .hasWorked })
    }

    /// Takes note of one more cell. Whether it was the last failure that the evaluation is allowed.
    func isHopeless(_ evaluation: Int, after outcome: Outcome) -> Bool {
        records.withLock { records in
            guard case .failures(let count) = records[evaluation] else { return false }
            records[evaluation] = outcome == .error ? .failures(count + 1) : .hasWorked
            return outcome == .error && count + 1 >= Self.limit
        }
    }
}
