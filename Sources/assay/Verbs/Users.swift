internal import ArgumentParser
internal import AssayDomain
internal import AssayStore
internal import JSON

/// `assay users`: people, who own keys.
struct Users: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes and lists users in the data directory, whether the daemon runs or not.",
        discussion: """
            EXAMPLE
              assay users create --email ada@example.org
              assay users list
            """,
        subcommands: [Create.self, List.self])

    /// `assay users create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a user, or makes one that there is a member of another organization.",
            discussion: """
                EXAMPLE
                  assay users create --email ada@example.org --organization acme
                """)

        @OptionGroup var data: DataOption
        @Option(help: "Who it is.") var email: String
        @Option(help: "Where they belong; an organization that there is not is made.") var organization = "default"
        @Flag(help: "Print the user as JSON.") var json = false

        func validate() throws {
            guard email.split(separator: "@", omittingEmptySubsequences: false).filter({ !$0.isEmpty }).count == 2 else {
                throw ValidationError("--email must be an address such as ada@example.org.")
            }
        }

        func run() throws {
            let user = try data.administer { store in
                try store.createUser(email: email, organization: try store.organization(named: organization).id)
            }
            try Console.print(
                json ? .json(user.json) : .text("\(user.email.visibleOnOneLine) belongs to \(organization.visibleOnOneLine)."))
        }
    }

    /// `assay users list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the users.",
            discussion: """
                EXAMPLE
                  assay users list
                """)

        @OptionGroup var data: DataOption
        @Flag(help: "Print the users as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(json: json, [.number("ID"), .text("EMAIL")])
            for user in try data.administer({ try $0.users() }) { listing.add(user.json, [String(user.number), user.email]) }
            try listing.print()
        }
    }
}

extension User {
    /// `{"id", "uuid", "email"}`
    fileprivate var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("id")
            json.integer(number)
            json.key("uuid")
            json.string(id.description)
            json.key("email")
            json.string(email)
            json.endObject()
        }
    }
}
