internal import JSON

/// A run as JUnit XML: a suite for each evaluation with a case for each cell, and a suite of gates.
struct JUnitReport {
    let client: APIClient
    let outcome: RunOutcome

    func write(to file: ReportFile) throws(Failure) {
        var writer = try file.begin()
        try writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(XMLText.escaped(outcome.state.name))\">\n")
        for evaluation in outcome.state.evaluations {
            var suite = try JUnitSuite(client, outcome.state, evaluation)
            try suite.write(to: &writer)
        }
        if !outcome.gates.isEmpty { try writer.write(gates) }
        try writer.write("</testsuites>\n")
        try writer.flush()
    }

    private var gates: String {
        var counts = JUnitCounts()
        for gate in outcome.gates { counts.add(gate.hasPassed ? .passed : .failure, seconds: 0) }
        let cases = outcome.gates.map { gate in
            let name = XMLText.escaped("\(gate.subject) \(gate.gate.comparator.rawValue) \(gate.gate.thresholdText)")
            let failure = "<failure type=\"gate\" message=\"\(XMLText.escaped(gate.finding))\"/>"
            let end = gate.hasPassed ? "/>" : ">\(failure)</testcase>"
            return "    <testcase classname=\"gates\" name=\"\(name)\" time=\"0\"\(end)\n"
        }
        return "  <testsuite name=\"gates\" \(counts.attributes)>\n\(cases.joined())  </testsuite>\n"
    }
}

/// The cells of one evaluation as a suite. They are read and written page by page. The counts of a suite stand before its cases, so the cases
/// are collected in a temporary file.
private struct JUnitSuite: ~Copyable {
    private let client: APIClient
    private let run: RunState
    private let evaluation: RunEvaluation
    private var cases: FileWriter
    private var counts = JUnitCounts()

    init(_ client: APIClient, _ run: RunState, _ evaluation: RunEvaluation) throws(Failure) {
        self.client = client
        self.run = run
        self.evaluation = evaluation
        cases = try FileWriter.temporary()
    }

    mutating func write(to file: inout FileWriter) throws(Failure) {
        try readCases()
        try addUntried()
        try file.write("  <testsuite name=\"\(XMLText.escaped(run.name(of: evaluation.id)))\" \(counts.attributes)>\n")
        try file.write("    <properties>\n")
        for (name, value) in properties {
            try file.write("      <property name=\"\(name)\" value=\"\(XMLText.escaped(value))\"/>\n")
        }
        try file.write("    </properties>\n")
        try file.write(contentsOf: &cases)
        try file.write("  </testsuite>\n")
    }

    private var properties: [(String, String)] {
        let summary = run.summary.first { $0.evaluation == evaluation.id }
        var properties = [
            ("run", run.id), ("status", run.status), ("evaluation", evaluation.id),
            ("evaluation_version", evaluation.version.map(String.init) ?? ""),
        ]
        if let planned = summary?.planned { properties.append(("planned", String(planned))) }
        return properties
    }

    /// Names items by their own key, which stays the same when the dataset is imported again, unlike the id.
    private mutating func readCases() throws(Failure) {
        var rows = RowIterator(client, "batch_runs/\(run.id)/results/", [("evaluation", evaluation.id), ("limit", "1000")])
        while let row = try rows.next() { try add(row) }
    }

    private mutating func addUntried() throws(Failure) {
        guard let summary = run.summary.first(where: { $0.evaluation == evaluation.id }), let planned = summary.planned,
            planned > summary.ended
        else {
            return
        }
        let untried = JUnitCase(
            untried: planned - summary.ended, of: planned, evaluation: run.name(of: evaluation.id), run: run)
        counts.add(untried.kind, seconds: 0)
        try cases.write(untried.xml)
    }

    private mutating func add(_ row: JSONValue) throws(Failure) {
        let cell = JUnitCase(row, evaluation: run.name(of: evaluation.id), trials: run.trials)
        counts.add(cell.kind, seconds: row["latency_seconds"]?.double ?? 0)
        try cases.write(cell.xml)
    }
}

/// A cell as a test case: a verdict that did not pass is a failure, an error is an error, and a cell that was not applicable or skipped is
/// skipped.
private struct JUnitCase {
    let xml: String
    let kind: Kind

    enum Kind { case passed, failure, error, skipped }

    init(_ row: JSONValue, evaluation: String, trials: Int) {
        let cell = ResultCell(row)
        let (kind, element) = Self.classify(cell, skipReason: row["skip_reason"]?.string)
        let trial = trials > 1 ? " trial \(row["trial"]?.integer ?? 1)" : ""
        let attributes = [
            Self.attribute("classname", evaluation), Self.attribute("name", cell.item + trial),
            Self.attribute("time", NumberFormat.decimal(row["latency_seconds"]?.double ?? 0, places: 6)),
        ].joined(separator: " ")
        self.kind = kind
        xml = element.map { "    <testcase \(attributes)>\($0)</testcase>\n" } ?? "    <testcase \(attributes)/>\n"
    }

    /// One error in place of all cells that were not tried, so that a run that ended early does not look successful.
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

    /// The kind of case, and the XML element for it.
    private static func classify(_ cell: ResultCell, skipReason: String?) -> (Kind, String?) {
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

/// The counts of a suite by kind of case.
private struct JUnitCounts {
    private var tests = 0
    private var failures = 0
    private var errors = 0
    private var skipped = 0
    private var seconds = 0.0

    mutating func add(_ kind: JUnitCase.Kind, seconds: Double) {
        tests += 1
        self.seconds += seconds
        switch kind {
        case .passed: break
        case .failure: failures += 1
        case .error: errors += 1
        case .skipped: skipped += 1
        }
    }

    /// The attributes of the suite.
    var attributes: String {
        """
        tests="\(tests)" failures="\(failures)" errors="\(errors)" skipped="\(skipped)" time="\(NumberFormat.decimal(seconds, places: 6))"
        """
    }
}

/// Escapes text for XML 1.0. Control characters, most of which XML cannot represent, are made visible; U+FFFD replaces other characters that
/// XML does not allow.
private enum XMLText {
    /// For attributes in double quotes and for text between tags.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            // XML parsers turn these into spaces unless they are escaped.
            case "\t", "\n", "\r": escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case _ where scalar.isInvisibleControl: escaped.append(contentsOf: String(scalar).visible.unicodeScalars)
            default: escaped.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(escaped)
    }

    private static func isAllowed(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x20...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: true
        default: false
        }
    }
}
