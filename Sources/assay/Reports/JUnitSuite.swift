internal import JSON

/// One evaluation's cells as a suite of JUnit's XML, read and written a page at a time: its numbers stand before its cells, so these wait
/// in a file of their own.
struct JUnitSuite: ~Copyable {
    private let server: APIClient
    private let run: RunState
    private let evaluation: RunEvaluation
    private var cases: FileWriter
    private var counts = JUnitCounts()

    init(_ server: APIClient, _ run: RunState, _ evaluation: RunEvaluation) throws(Failure) {
        self.server = server
        self.run = run
        self.evaluation = evaluation
        cases = try FileWriter.spool()
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

    /// An item is called by its own key, which stays the same when the dataset is imported again, as its id does not.
    private mutating func readCases() throws(Failure) {
        var rows = RowIterator(server, "batch_runs/\(run.id)/results/", [("evaluation", evaluation.id), ("limit", "1000")])
        while let row = try rows.next() { try add(row) }
    }

    private mutating func addUntried() throws(Failure) {
        guard let summary = run.summary.first(where: { $0.evaluation == evaluation.id }), let planned = summary.planned,
            planned > summary.ended
        else {
            return
        }
        let found = JUnitCase(
            untried: planned - summary.ended, of: planned, evaluation: run.name(of: evaluation.id), run: run)
        counts.add(found.kind, seconds: 0)
        try cases.write(found.xml)
    }

    private mutating func add(_ row: JSONValue) throws(Failure) {
        let found = JUnitCase(row, evaluation: run.name(of: evaluation.id), trials: run.trials)
        counts.add(found.kind, seconds: row["latency_seconds"]?.double ?? 0)
        try cases.write(found.xml)
    }
}
