internal import ArgumentParser

/// `assay doctor`: what is wrong, and what to do.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at the data directory, the database, nginx and the daemon, and says what to do about what is wrong.",
        discussion: """
            EXAMPLE
              assay doctor --data /var/lib/assay

            EXIT STATUS
              0 all is well   1 something is wrong
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "Count the results of every ended run again, not only those of the newest.") var all = false
    @Flag(help: "Print the findings as a JSON array.") var json = false

    func run() throws {
        let findings = DoctorChecks(data: data, recountsAll: all).findings()
        var listing = TableOrJSON(json: json, [.text(""), .text("SUBJECT"), .text("FINDING")])
        for finding in findings {
            listing.add(finding.json, [finding.isWell ? "ok" : "problem", finding.subject, finding.sentence])
        }
        try listing.print()
        let problems = findings.filter { !$0.isWell }.count
        guard problems == 0 else { throw Failure("\(NumberFormat.counted(problems, "problem")) found.") }
    }
}
