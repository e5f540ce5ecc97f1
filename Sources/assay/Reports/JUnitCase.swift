internal import JSON

/// A cell of a run as JUnit's XML has it: a failure is an answer, an error is none, and what was not applicable or skipped is neither.
struct JUnitCase {
    let xml: String
    let kind: Kind

    enum Kind { case passed, failure, error, skipped }

    init(_ row: JSONValue, evaluation: String, trials: Int) {
        let cell = ResultCell(row)
        let (kind, element) = Self.ending(cell, skipReason: row["skip_reason"]?.string)
        let trial = trials > 1 ? " trial \(row["trial"]?.integer ?? 1)" : ""
        let attributes = [
            Self.attribute("classname", evaluation), Self.attribute("name", cell.item + trial),
            Self.attribute("time", NumberFormat.decimal(row["latency_seconds"]?.double ?? 0, places: 6)),
        ].joined(separator: " ")
        self.kind = kind
        xml = element.map { "    <testcase \(attributes)>\($0)</testcase>\n" } ?? "    <testcase \(attributes)/>\n"
    }

    /// Stands for the cells of a suite that were not tried, so that a run that ended early is not taken for one that went well.
    init(untried: Int, of planned: Int, evaluation: String, run: RunState) {
        let reason = run.statusReason.map { "\(run.status) (\($0))" } ?? run.status
        let verb = untried == 1 ? "was" : "were"
        let message = "\(NumberFormat.count(untried)) of \(NumberFormat.counted(planned, "cell")) \(verb) not tried: the run is \(reason)"
        kind = .error
        xml = """
                <testcase \(Self.attribute("classname", evaluation)) name="cells not tried" time="0">\
            <error type="not_tried" \(Self.attribute("message", message))/></testcase>

            """
    }

    /// What kind of case it is, and the element that says so.
    private static func ending(_ cell: ResultCell, skipReason: String?) -> (Kind, String?) {
        switch cell.outcome {
        case "error":
            return (.error, "<error \(attribute("type", cell.errorClass ?? "error")) \(attribute("message", cell.why))/>")
        case "verdict" where cell.passed == false:
            return (.failure, "<failure type=\"failed\" \(attribute("message", cell.why))/>")
        case "verdict" where cell.isBoolean:
            return (.passed, nil)
        case "verdict":
            return (.passed, "<system-out>\(XMLText.escaped("\(cell.answer): \(cell.why)"))</system-out>")
        default:
            let reason = [skipReason ?? "not applicable", cell.why].filter { !$0.isEmpty }.joined(separator: ": ")
            return (.skipped, "<skipped \(attribute("message", reason))/>")
        }
    }

    private static func attribute(_ name: String, _ value: String) -> String { "\(name)=\"\(XMLText.escaped(value))\"" }
}
