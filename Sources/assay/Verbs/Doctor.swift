internal import ArgumentParser

/// `assay doctor`: checks the installation.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the data directory, the database, nginx and the daemon, and suggests a fix for each problem.",
        discussion: """
            EXAMPLE
              assay doctor --data /var/lib/assay

            EXIT STATUS
              0 no problems   1 problems were found
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "Recount the results of every ended run, not only of the newest.") var all = false
    @Flag(help: "Print the results as a JSON array.") var json = false

    func run() throws {
        let results = DoctorChecks(data: data, recountsAll: all).results()
        var listing = TableOrJSON(json: json, [.text(""), .text("SUBJECT"), .text("FINDING")])
        for result in results {
            listing.add(result.json, [result.isOK ? "ok" : "problem", result.subject, result.sentence])
        }
        try listing.print()
        let problems = results.filter { !$0.isOK }.count
        guard problems == 0 else { throw Failure("\(NumberFormat.counted(problems, "problem")) found.") }
    }
}
