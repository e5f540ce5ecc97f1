public import AssayDomain
public import JSON

extension Store {
    /// What becomes of an evaluation whose configuration lacks something that is stored with it by now.
    public enum Completion: Sendable {
        /// This is the configuration; it says what it said before.
        case config(JSONText)
        /// It cannot run: the reason is a word for programs, the detail a sentence for people.
        case failure(reason: String, detail: String)
        /// It stays as it is.
        case none
    }

    /// Goes over the evaluations of a type whose configuration has no array called `key`, and writes what becomes of each: some at a time,
    /// so that no transaction is long, and none that are as they were.
    public func completeEvaluations(
        ofType type: String, without key: String, _ complete: (Evaluation) -> Completion
    ) throws(StoreError) {
        var last = Int64.min
        while true {
            let page = try incomplete(type, key, after: last)
            guard let end = page.last?.number else { return }
            last = end
            let changes = page.compactMap { Change($0, complete($0.evaluation)) }
            guard !changes.isEmpty else { continue }
            try write(.full) { (connection) throws(StoreError) in
                for change in changes { try connection.make(change) }
            }
        }
    }

    private func incomplete(_ type: String, _ key: String, after last: Int64) throws(StoreError) -> [Incomplete] {
        try read { (connection) throws(StoreError) in
            var authors = Authors(in: connection)
            return try connection.all(incompleteEvaluations, last, type, "%\"\(key)\":[%") { row throws(StoreError) in
                Incomplete(number: try row.next(), evaluation: try Evaluation(from: &row, &authors))
            }
        }
    }
}

private struct Incomplete: Sendable {
    let number: Int64
    let evaluation: Evaluation
}

private enum Change: Sendable {
    case config(JSONText, Incomplete)
    case failure(reason: String, detail: String, Incomplete)

    init?(_ incomplete: Incomplete, _ completion: Store.Completion) {
        switch completion {
        case .none:
            return nil
        case .config(let config):
            self = .config(config, incomplete)
        case .failure(let reason, let detail):
            let evaluation = incomplete.evaluation
            let isKnown =
                evaluation.status == .error && evaluation.statusReason == reason && evaluation.statusReasonDetail == detail
            if isKnown { return nil }
            self = .failure(reason: reason, detail: detail, incomplete)
        }
    }
}

extension Connection {
    fileprivate func make(_ change: Change) throws(StoreError) {
        switch change {
        case .config(let config, let incomplete):
            try run(
                "UPDATE evaluation_versions SET evaluation_config = ? WHERE evaluation = ? AND version = ?", config, incomplete.number,
                incomplete.evaluation.version)
        case .failure(let reason, let detail, let incomplete):
            try run(
                """
                UPDATE evaluations SET enabled = ?, status = ?, status_reason = ?, status_reason_detail = ?, updated_at = ? WHERE id = ?
                """, false, Evaluation.Status.error, reason, detail, Timestamp.now(after: incomplete.evaluation.updatedAt),
                incomplete.number)
        }
    }
}

private let incompleteEvaluations = """
    SELECT evaluations.id, \(Evaluation.columns) FROM evaluations \(Evaluation.definitionJoin)
    WHERE evaluations.id > ? AND evaluation_versions.evaluation_type = ? AND evaluation_versions.evaluation_config NOT LIKE ?
    ORDER BY evaluations.id LIMIT 100
    """
