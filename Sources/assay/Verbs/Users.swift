internal import ArgumentParser
internal import AssayDomain
internal import AssayStore
internal import JSON

/// `assay users`: manages users, who own keys.
struct Users: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates and lists users in the data directory; the daemon may be running.",
        discussion: """
            EXAMPLE
              assay users create --email ada@example.org
              assay users list
            """,
        subcommands: [Create.self, List.self])

    /// `assay users create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Creates a user, or adds an existing user to another organization.",
            discussion: """
                EXAMPLE
                  assay users create --email ada@example.org --organization acme
                """)

        @OptionGroup var data: DataOption
        @Option(help: "Email address.") var email: String
        @Option(help: "Organization of the user; created if it does not exist.") var organization = "default"
        @Flag(help: "Print the user as JSON.") var json = false

        func validate() throws {
            guard email.split(separator: "@", omittingEmptySubsequences: false).filter({ !$0.isEmpty }).count == 2 else {
                throw ValidationError("--email must be an address such as ada@example.org.")
            }
        }

        func run() throws {
            let user = try data.withStore { store in
                try store.findOrCreateUser(email: email, organization: try store.findOrCreateOrganization(named: organization).id)
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
            for user in try data.withStore({ try $0.users() }) { listing.add(user.json, [String(user.number), user.email]) }
            try listing.print()
        }
    }
}

extension User {
    /// `{"id", "uuid", "email"}`
    fileprivate var json: JSONText {
        JSONText.object { json in
            json.member("id", number)
            json.member("uuid", id.description)
            json.member("email", email)
        }
    }
}
