internal import AssayDomain

/// How the cells of one evaluation ended in a range of items, and what that took.
struct Subtotal {
    var range: ItemRange
    var tally: Tally
    var microseconds: Int64
}

extension Connection {
    /// Adds to the subtotal that has these items already, or to the one that ends where they begin, or makes one. Where the next begins at
    /// their end, it is taken in: however the ranges of a run are recorded, in the end they are one.
    func add(_ subtotal: Subtotal, to evaluation: Int, _ pass: Int, in run: Int64) throws(StoreError) {
        let range = subtotal.range
        let next = try first(subtotalFrom, run, pass, evaluation, range.through) { row throws(StoreError) in try Subtotal(from: &row) }
        if let next, next.range.through == range.through || next.range.after <= range.after {
            var within = subtotal
            within.range = ItemRange(after: range.after, through: next.range.through)
            _ = try grow(next.range.through, by: within, evaluation, pass, run)
            return
        }
        if try !grow(range.after, by: subtotal, evaluation, pass, run) { try insert(subtotal, evaluation, pass, run) }
        guard let next, next.range.after == range.through else { return }
        try self.run(forgetSubtotal, run, pass, evaluation, next.range.through)
        _ = try grow(range.through, by: next, evaluation, pass, run)
    }

    /// Whether there is a subtotal that ends with the item `end`; then it ends where the other does.
    private func grow(
        _ end: Int64, by subtotal: Subtotal, _ evaluation: Int, _ pass: Int, _ run: Int64
    ) throws(StoreError) -> Bool {
        let (tally, range) = (subtotal.tally, subtotal.range)
        return try self.run(
            growSubtotal, range.through, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
            tally.passed, tally.failed, tally.sum.head, tally.sum.rest, tally.calls, subtotal.microseconds, run, pass, evaluation, end) == 1
    }

    private func insert(_ subtotal: Subtotal, _ evaluation: Int, _ pass: Int, _ run: Int64) throws(StoreError) {
        let (tally, range) = (subtotal.tally, subtotal.range)
        try self.run(
            addSubtotal, run, pass, evaluation, range.through, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
            tally.passed, tally.failed, tally.sum.head, tally.sum.rest, tally.calls, subtotal.microseconds)
    }
}

extension Subtotal {
    fileprivate init(from row: inout Row) throws(StoreError) {
        range = ItemRange(after: try row.next(), through: try row.next())
        tally = try Tally(from: &row)
        microseconds = try row.next()
    }
}

/// The one that ends with an item or is the first to end after it.
let subtotalFrom = """
    SELECT after_item, through_item, verdict, not_applicable, error, skipped, passed, failed, total, total_rest, calls, microseconds
    FROM batch_subtotals WHERE run = ? AND pass = ? AND evaluation = ? AND through_item >= ? ORDER BY through_item LIMIT 1
    """

/// What rounding leaves out of the total is kept apart, as in `RunningSum`.
let growSubtotal = """
    UPDATE batch_subtotals SET
        through_item = ?1, after_item = min(after_item, ?2), verdict = verdict + ?3, not_applicable = not_applicable + ?4,
        error = error + ?5, skipped = skipped + ?6, passed = passed + ?7, failed = failed + ?8, total = total + ?9,
        total_rest = total_rest + ?10 + CASE
            WHEN abs(total) >= abs(?9) THEN (total - (total + ?9)) + ?9 ELSE (?9 - (total + ?9)) + total END,
        calls = calls + ?11, microseconds = microseconds + ?12
    WHERE run = ?13 AND pass = ?14 AND evaluation = ?15 AND through_item = ?16
    """

private let addSubtotal = """
    INSERT INTO batch_subtotals (run, pass, evaluation, through_item, after_item, verdict, not_applicable, error, skipped, passed, failed,
        total, total_rest, calls, microseconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

private let forgetSubtotal = "DELETE FROM batch_subtotals WHERE run = ? AND pass = ? AND evaluation = ? AND through_item = ?"
