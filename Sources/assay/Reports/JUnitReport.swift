/// A run for those who read JUnit's XML: a suite for each evaluation with a case for each cell, and a suite of gates.
struct JUnitReport {
    let server: APIClient
    let outcome: RunOutcome

    func write(to file: ReportFile) throws(Failure) {
        var writer = try file.begin()
        try writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(XMLText.escaped(outcome.state.name))\">\n")
        for evaluation in outcome.state.evaluations {
            var suite = try JUnitSuite(server, outcome.state, evaluation)
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
            let name = XMLText.escaped("\(gate.subject) \(gate.gate.sign.rawValue) \(gate.gate.wantedText)")
            let failure = "<failure type=\"gate\" message=\"\(XMLText.escaped(gate.finding))\"/>"
            let end = gate.hasPassed ? "/>" : ">\(failure)</testcase>"
            return "    <testcase classname=\"gates\" name=\"\(name)\" time=\"0\"\(end)\n"
        }
        return "  <testsuite name=\"gates\" \(counts.attributes)>\n\(cases.joined())  </testsuite>\n"
    }
}
