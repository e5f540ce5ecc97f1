internal import ArgumentParser
internal import AssayDomain
internal import AssayStore
internal import Digest
internal import JSON

/// `assay keys`: who may ask for what.
struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, lists and revokes API keys in the data directory, whether the daemon runs or not.",
        discussion: """
            EXAMPLE
              assay keys create --label ci --scopes dataset:read,evaluation:write
              assay keys list
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    /// `assay keys create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key and shows it, once.",
            discussion: """
                EXAMPLE
                  assay keys create --label ci --scopes dataset:read,evaluation:write
                  assay keys create --label me --scopes '*' --projects 1,3 --json
                """)

        @OptionGroup var data: DataOption
        @Option(help: "What to recognise the key by.") var label: String
        @Option(help: ArgumentHelp("What it opens, with commas: \(KnownScopes.sentence).")) var scopes: String
        @Option(help: "The only projects it opens, with commas; every project of its user otherwise.") var projects: String?
        @Option(help: "Whose key it is: an email.") var user = "admin@localhost"
        @Flag(help: "Print the key as JSON.") var json = false

        func run() throws {
            let scopes = try KnownScopes.read(scopes)
            let secret = KeySecret.new(prefix: "phx_")
            let key = try data.administer { store in
                guard let owner = try store.user(email: user) else {
                    throw Failure("There is no user \(user): `assay users create --email \(user)` makes one.")
                }
                return try store.createKey(
                    label: label, hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: scopes,
                    projects: try projectNumbers(in: store), user: owner)
            }
            if json { return try Console.print(.json(KeyText(key, secret: secret.text).json)) }
            Console.complain("Key \(key.id), shown once:")
            try Console.print(secret.text)
        }

        private func projectNumbers(in store: Store) throws -> [Project.Number]? {
            guard let projects else { return nil }
            let numbers = try store.projects().map(\.number)
            return try projects.split(separator: ",").map { word in
                guard let number = Int64(word.filter { $0 != " " }), numbers.contains(number) else {
                    throw Failure("There is no project \(word): `assay projects list` shows those there are.")
                }
                return number
            }
        }
    }

    /// `assay keys list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys; the secrets are not kept.",
            discussion: """
                EXAMPLE
                  assay keys list --json
                """)

        @OptionGroup var data: DataOption
        @Flag(help: "Print the keys as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(
                json: json, [.text("ID"), .text("KEY"), .text("USER"), .text("STATE"), .text("SCOPES"), .text("LABEL")])
            for key in try data.administer({ try $0.keys() }) {
                listing.add(
                    KeyText(key).json,
                    [
                        key.id.description, key.mask, key.user.email, key.revokedAt == nil ? "valid" : "revoked",
                        key.scopes.joined(separator: ","), key.label,
                    ])
            }
            try listing.print()
        }
    }

    /// `assay keys revoke`
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a key: its next request is refused.",
            discussion: """
                EXAMPLE
                  assay keys revoke 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
                """)

        @OptionGroup var data: DataOption
        @Argument(help: "The key's id: `assay keys list` shows it.") var id: String
        @Flag(help: "Print the key as JSON.") var json = false

        func run() throws {
            guard let id = ID<APIKey>(id), let key = try data.administer({ try $0.revokeKey(id) }) else {
                throw Failure("There is no key with the id \(id): `assay keys list` shows those there are.")
            }
            try Console.print(json ? .json(KeyText(key).json) : .text("Key \(key.id) (\(key.label.visibleOnOneLine)) is revoked."))
        }
    }
}
