/// One of the cells that a person should look at first.
struct WorstCell {
    /// The item's own key, else its id.
    let item: String
    let evaluation: String
    /// What is bad about it: `failed`, `0.12`, `error`.
    let finding: String
    let why: String

    /// How many are shown.
    static let limit = 5
}

extension APIClient {
    /// The worst cells of a run: those that failed, first the items that failed most often; then the lowest numbers; then errors.
    func worstCells(of run: RunState) throws(Failure) -> [WorstCell] {
        var cells: [(cell: ResultCell, finding: String)] = []
        if run.summary.contains(where: { $0.failed ?? 0 > 0 }) {
            cells += try failures(of: run).map { ($0, $0.isBoolean ? "failed" : "failed with \($0.shortAnswer)") }
        }
        for row in run.summary where row.mean != nil && row.passed == nil && cells.count < WorstCell.limit {
            cells += try lowest(of: run, row.evaluation).map { ($0, $0.shortAnswer) }
        }
        if run.counts.error > 0, cells.count < WorstCell.limit {
            let query = [("outcome", "error"), ("limit", String(WorstCell.limit))]
            cells += try results(of: run, query, upTo: WorstCell.limit).map { ($0, $0.errorClass.map { "error \($0)" } ?? "error") }
        }
        return cells.prefix(WorstCell.limit).map { cell, finding in
            WorstCell(item: cell.item, evaluation: run.name(of: cell.evaluation), finding: finding, why: cell.why)
        }
    }

    /// How many results are looked through for the worst of them.
    private static let searched = 5000

    /// A failed cell of each of the items that failed most often, in the order of the dataset where they are equal.
    private func failures(of run: RunState) throws(Failure) -> [ResultCell] {
        let found = try results(of: run, [("result", "false"), ("limit", "1000")], upTo: Self.searched)
        var counts: [String: Int] = [:]
        var firsts: [ResultCell] = []
        for cell in found {
            if counts[cell.itemID] == nil { firsts.append(cell) }
            counts[cell.itemID, default: 0] += 1
        }
        let ranked = firsts.enumerated().sorted { left, right in
            let (leftCount, rightCount) = (counts[left.element.itemID] ?? 0, counts[right.element.itemID] ?? 0)
            return (-leftCount, left.offset) < (-rightCount, right.offset)
        }
        return ranked.prefix(WorstCell.limit).map(\.element)
    }

    private func lowest(of run: RunState, _ evaluation: String) throws(Failure) -> [ResultCell] {
        let query = [("evaluation", evaluation), ("outcome", "verdict"), ("limit", "1000")]
        let found = try results(of: run, query, upTo: Self.searched).filter { $0.number != nil }
        let ranked = found.enumerated().sorted { ($0.element.number ?? 0, $0.offset) < ($1.element.number ?? 0, $1.offset) }
        return ranked.prefix(WorstCell.limit).map(\.element)
    }

    private func results(of run: RunState, _ query: [(String, String)], upTo limit: Int) throws(Failure) -> [ResultCell] {
        var rows = RowIterator(self, "batch_runs/\(run.id)/results/", query)
        var cells: [ResultCell] = []
        while cells.count < limit, let row = try rows.next() { cells.append(ResultCell(row)) }
        return cells
    }
}
