internal import ArgumentParser
internal import AssayDomain
internal import AssayStore
internal import Digest
internal import JSON

/// `assay keys`: manages API keys.
struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates, lists and revokes API keys in the data directory; the daemon may be running.",
        discussion: """
            EXAMPLE
              assay keys create --label ci --scopes dataset:read,evaluation:write
              assay keys list
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    /// `assay keys create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Creates a key and shows it once.",
            discussion: """
                EXAMPLE
                  assay keys create --label ci --scopes dataset:read,evaluation:write
                  assay keys create --label me --scopes '*' --projects 1,3 --json
                """)

        @OptionGroup var data: DataOption
        @Option(help: "Label to recognise the key by.") var label: String
        @Option(help: ArgumentHelp("Comma-separated scopes: \(KnownScopes.list).")) var scopes: String
        @Option(help: "Comma-separated project ids to restrict the key to; default: all projects of the user.") var projects: String?
        @Option(help: "Email address of the key's user.") var user = "admin@localhost"
        @Flag(help: "Print the key as JSON.") var json = false

        func run() throws {
            let scopes = try KnownScopes.parse(scopes)
            let secret = KeySecret.new(prefix: "phx_")
            let key = try data.withStore { store in
                guard let owner = try store.user(email: user) else {
                    throw Failure("There is no user \(user): `assay users create --email \(user)` creates it.")
                }
                return try store.createKey(
                    label: label, hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: scopes,
                    projects: try projectNumbers(in: store), user: owner)
            }
            if json { return try Console.print(.json(KeyText(key, secret: secret.text).json)) }
            Console.printError("Key \(key.id), shown once:")
            try Console.print(secret.text)
        }

        private func projectNumbers(in store: Store) throws -> [Project.Number]? {
            guard let projects else { return nil }
            let numbers = try store.projects().map(\.number)
            return try projects.split(separator: ",").map { word in
                guard let number = Int64(word.filter { $0 != " " }), numbers.contains(number) else {
                    throw Failure("There is no project \(word): `assay projects list` shows the existing ones.")
                }
                return number
            }
        }
    }

    /// `assay keys list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys, without their secrets, which are not stored.",
            discussion: """
                EXAMPLE
                  assay keys list --json
                """)

        @OptionGroup var data: DataOption
        @Flag(help: "Print the keys as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(
                json: json, [.text("ID"), .text("KEY"), .text("USER"), .text("STATE"), .text("SCOPES"), .text("LABEL")])
            for key in try data.withStore({ try $0.keys() }) {
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
            abstract: "Revokes a key immediately.",
            discussion: """
                EXAMPLE
                  assay keys revoke 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
                """)

        @OptionGroup var data: DataOption
        @Argument(help: "Id of the key, as `assay keys list` shows it.") var id: String
        @Flag(help: "Print the key as JSON.") var json = false

        func run() throws {
            guard let id = ID<APIKey>(id), let key = try data.withStore({ try $0.revokeKey(id) }) else {
                throw Failure("There is no key with the id \(id): `assay keys list` shows the existing ones.")
            }
            try Console.print(json ? .json(KeyText(key).json) : .text("Key \(key.id) (\(key.label.visibleOnOneLine)) is revoked."))
        }
    }
}

/// A key as `--json` prints it, with the member `key` only after its creation.
private struct KeyText {
    let json: JSONText

    init(_ key: APIKey, secret: String? = nil) {
        json = JSONText.object { json in
            json.member("id", key.id.description)
            if let secret { json.member("key", secret) }
            json.member("label", key.label)
            json.member("mask", key.mask)
            json.member("user", key.user.email)
            json.member("scopes", key.scopes)
            json.key("projects")
            if let projects = key.projects {
                json.beginArray()
                for project in projects { json.integer(project) }
                json.endArray()
            } else {
                json.null()
            }
            json.member("created_at", key.createdAt.description)
            json.member("last_used_at", key.lastUsedAt?.description)
            json.member("revoked_at", key.revokedAt?.description)
        }
    }
}

/// The valid scopes of keys.
private enum KnownScopes {
    private static let all = [
        "dataset:read", "dataset:write", "evaluation:read", "evaluation:write", "organization:read", "project:read", "*",
    ]

    /// All scopes, separated by commas.
    static var list: String { all.joined(separator: ", ") }

    /// Parses comma-separated scopes. Refuses unknown ones, because a key with a misspelt scope would be useless.
    static func parse(_ text: String) throws(Failure) -> [String] {
        let scopes = text.split(separator: ",").map { String($0.filter { $0 != " " }) }
        guard !scopes.isEmpty else { throw Failure("--scopes must name at least one of \(list).") }
        for scope in scopes where !all.contains(scope) {
            throw Failure("Unknown scope \(scope.inQuotes). Valid scopes: \(list).")
        }
        return scopes
    }
}
