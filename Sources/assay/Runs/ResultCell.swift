internal import JSON

/// The displayed parts of a result.
struct ResultCell {
    let itemID: String
    /// The item's external id, else its id.
    let item: String
    let evaluation: String
    let outcome: String
    let passed: Bool?
    let number: Double?
    let isBoolean: Bool
    let errorClass: String?
    /// The answer as JSON; a dash if there is none.
    let answer: String
    /// The reasoning, or the error message.
    let why: String

    init(_ row: JSONValue) {
        itemID = row["dataset_item"]?.string ?? ""
        item = row["external_id"]?.string ?? itemID
        evaluation = row["evaluation"]?.string ?? ""
        outcome = row["outcome"]?.string ?? ""
        passed = row["passed"]?.boolean
        number = row["result"]?.double
        isBoolean = row["result"]?.boolean != nil
        errorClass = row["error"]?["class"]?.string
        answer = row["result"].map { $0.isNull ? "–" : $0.compact.text } ?? "–"
        why = row["error"]?["message"]?.string ?? row["reasoning"]?.string ?? ""
    }

    /// The answer; a number has at most three decimals.
    var shortAnswer: String { number.map(NumberFormat.short) ?? answer }

    /// The answer; a number has at most six significant digits.
    var roundedAnswer: String { number.map { NumberFormat.significant($0) } ?? answer }

    /// The text on one line, truncated to `count` characters.
    static func truncated(_ text: String, to count: Int) -> String {
        let line = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
        let visible = line.replacing("\t", with: " ").visibleOnOneLine
        return visible.count > count ? visible.prefix(count - 1) + "…" : visible
    }
}

/// A cell that a user should look at first.
struct WorstCell {
    /// The item's external id, else its id.
    let item: String
    let evaluation: String
    /// The problem: `failed`, `0.12`, `error`.
    let finding: String
    let why: String

    /// The number of cells that are shown.
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

    /// The number of results among which the worst are searched.
    private static let searchLimit = 5000

    /// A failed cell of each of the items that failed most often; items with equal counts are in the order of the dataset.
    private func failures(of run: RunState) throws(Failure) -> [ResultCell] {
        let found = try results(of: run, [("result", "false"), ("limit", "1000")], upTo: Self.searchLimit)
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
        let found = try results(of: run, query, upTo: Self.searchLimit).filter { $0.number != nil }
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

/// A list of the cells that changed in one way between two runs.
struct ItemChanges {
    let client: APIClient
    let base: String
    let candidate: String
    let change: String
    let json: Bool

    /// Prints the cells of one evaluation, or of all.
    func print(_ evaluation: String?, among evaluations: [RunComparisonResponse.Evaluation]) throws(Failure) {
        var listing = TableOrJSON(
            json: json,
            [.text("ITEM"), .number("TRIAL"), .text("EVALUATION"), .text("BASELINE"), .text("CANDIDATE"), .text("WHY")])
        for row in evaluations where evaluation == nil || row.evaluation == evaluation {
            let query = [("baseline", base), ("evaluation", row.evaluation), ("change", change), ("limit", "1000")]
            try client.rows("batch_runs/\(candidate)/compare/items/", query) { item in
                listing.add(Self.json(of: item, row), cells(item, row.name ?? row.evaluation))
                return true
            }
        }
        try listing.print()
    }

    /// The item with its evaluation, which the response of the server does not contain.
    private static func json(of item: JSONValue, _ evaluation: RunComparisonResponse.Evaluation) -> JSONText {
        JSONText.object { json in
            json.member("evaluation", evaluation.evaluation)
            json.member("evaluation_name", evaluation.name)
            json.members(of: item)
        }
    }

    private func cells(_ item: JSONValue, _ evaluation: String) -> [String] {
        let name = item["external_id"]?.string ?? item["dataset_item"]?.string ?? item["baseline_item"]?.string ?? ""
        let why = item["candidate"]?["reasoning"]?.string ?? item["baseline"]?["reasoning"]?.string ?? ""
        return [
            name, item["trial"]?.integer.map(String.init) ?? "", evaluation, Self.answer(item["baseline"]), Self.answer(item["candidate"]),
            ResultCell.truncated(why, to: 80),
        ]
    }

    /// `passed`, `failed`, `0.83`, `error`; a dash if the run does not have the item.
    private static func answer(_ side: JSONValue?) -> String {
        guard let side, !side.isNull else { return "–" }
        if let result = side["result"], !result.isNull, result.boolean == nil { return result.compact.text }
        if let passed = side["passed"]?.boolean { return passed ? "passed" : "failed" }
        return side["outcome"]?.string ?? "–"
    }
}
