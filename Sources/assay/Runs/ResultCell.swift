internal import JSON

/// What a person reads of a result row.
struct ResultCell {
    let itemID: String
    /// The item's own key, else its id.
    let item: String
    let evaluation: String
    let outcome: String
    let passed: Bool?
    let number: Double?
    let isBoolean: Bool
    let errorClass: String?
    /// The answer as JSON; a dash where there is none.
    let answer: String
    /// The reasoning, or what stands for it where there is no verdict.
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

    /// The answer as a table has room for it.
    var shortAnswer: String { number.map(NumberFormat.short) ?? answer }

    /// The answer, of a number the digits that a person reads.
    var roundedAnswer: String { number.map { NumberFormat.significant($0) } ?? answer }

    /// The first `count` characters on one line.
    static func line(_ text: String, upTo count: Int) -> String {
        let line = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
        let visible = line.replacing("\t", with: " ").visibleOnOneLine
        return visible.count > count ? visible.prefix(count - 1) + "…" : visible
    }
}
