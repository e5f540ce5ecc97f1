internal import JSON

/// A cell of a run as JUnit's XML has it: a failure is an answer, an error is none, and what was not applicable or skipped is neither.
struct JUnitCase {
    let xml: String
    let kind: Kind

    enum Kind { case passed, failure, error, skipped }

    init(_ row: JSONValue, item: String, evaluation: String, trials: Int) {
        let trial = trials > 1 ? " trial \(row["trial"]?.integer ?? 1)" : ""
        let cell = ResultCell(row)
        let attributes = [
            ("classname", evaluation), ("name", item + trial),
            ("time", Figures.decimal(row["latency_seconds"]?.double ?? 0, places: 6)),
        ].map { "\($0)=\"\(XMLText.escaped($1))\"" }.joined(separator: " ")
        let why = XMLText.escaped(cell.why)
        switch cell.outcome {
        case "error":
            kind = .error
            xml =
                "    <testcase \(attributes)><error type=\"\(XMLText.escaped(cell.errorClass ?? "error"))\" message=\"\(why)\"/></testcase>\n"
        case "verdict" where cell.passed == false:
            kind = .failure
            xml = "    <testcase \(attributes)><failure type=\"failed\" message=\"\(why)\"/></testcase>\n"
        case "verdict" where cell.isBoolean:
            kind = .passed
            xml = "    <testcase \(attributes)/>\n"
        case "verdict":
            kind = .passed
            xml = "    <testcase \(attributes)><system-out>\(XMLText.escaped(cell.answer)): \(why)</system-out></testcase>\n"
        default:
            kind = .skipped
            let reason = row["skip_reason"]?.string ?? "not applicable"
            xml =
                "    <testcase \(attributes)><skipped message=\"\(XMLText.escaped(reason))\(why.isEmpty ? "" : ": \(why)")\"/></testcase>\n"
        }
    }
}
