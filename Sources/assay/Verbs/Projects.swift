internal import ArgumentParser
internal import AssayDomain
internal import AssayStore
internal import Digest
internal import JSON

/// `assay projects`: manages projects.
struct Projects: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates and lists projects in the data directory; the daemon may be running.",
        discussion: """
            The capture token, api_token in the API, identifies the project to clients that send events. This version accepts no events.

            EXAMPLE
              assay projects create --name "Support bot"
              assay projects list
            """,
        subcommands: [Create.self, List.self])

    /// `assay projects create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Creates a project with its own capture token.",
            discussion: """
                EXAMPLE
                  assay projects create --name "Support bot" --organization acme
                """)

        @OptionGroup var data: DataOption
        @Option(help: "Display name.") var name: String
        @Option(help: "Organization that owns the project; created if it does not exist.") var organization = "default"
        @Flag(help: "Print the project as JSON.") var json = false

        func run() throws {
            let project = try data.withStore { store in
                let owner = try store.findOrCreateOrganization(named: organization)
                return try store.createProject(
                    name: name, captureToken: KeySecret.new(prefix: "phc_").text, organization: owner.id)
            }
            try Console.print(
                json
                    ? .json(project.json)
                    : .text("Created project \(project.number) \(name.inQuotes), capture token \(project.captureToken)."))
        }
    }

    /// `assay projects list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the projects with their capture tokens.",
            discussion: """
                EXAMPLE
                  assay projects list --json
                """)

        @OptionGroup var data: DataOption
        @Flag(help: "Print the projects as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(json: json, [.number("ID"), .text("CAPTURE TOKEN"), .text("ORGANIZATION"), .text("NAME")])
            for project in try data.withStore({ try $0.projects() }) {
                listing.add(project.json, [String(project.number), project.captureToken, project.organization.name, project.name])
            }
            try listing.print()
        }
    }
}

extension Project {
    /// `{"id", "name", "token"}`
    fileprivate var json: JSONText {
        JSONText.object { json in
            json.member("id", number)
            json.member("name", name)
            json.member("token", captureToken)
        }
    }
}
