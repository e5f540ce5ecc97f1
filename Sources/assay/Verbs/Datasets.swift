internal import ArgumentParser
internal import JSON

/// `assay datasets`: what is scored.
struct Datasets: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, shows, renames, deletes and brings back datasets. `assay import` creates them.",
        discussion: """
            EXAMPLE
              assay datasets list
              assay datasets show questions
            """,
        subcommands: [List.self, Show.self, Rename.self, Delete.self, Undelete.self])

    /// `assay datasets list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the project's datasets, newest first.",
            discussion: """
                EXAMPLE
                  assay datasets list
                  assay datasets list --deleted
                """)

        @Flag(help: "The deleted ones instead.") var deleted = false
        @Flag(help: "Print the datasets as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(json: json, [.text("ID"), .text("CREATED"), .text("NAME")])
            try APIClient().rows("datasets/", deleted ? [("deleted", "true")] : []) { row in
                listing.add(row, ["id", "created_at", "name"].map { row[$0]?.string ?? "" })
                return true
            }
            try listing.print()
        }
    }

    /// `assay datasets show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a dataset: its id, how many items it has, and when it was made.",
            discussion: """
                EXAMPLE
                  assay datasets show questions
                """)

        @Argument(help: "The dataset's name or id.") var dataset: String
        @Flag(help: "Print the dataset as JSON.") var json = false

        func run() throws {
            let server = try APIClient()
            let found = try server.find(.dataset, dataset)
            let value = try server.get("datasets/\(found.id)/")
            guard !json else { return try Console.print(.json(value.compact)) }
            var facts = DetailTable(of: value, "DATASET")
            facts.add("DESCRIPTION", value["description"])
            facts.add("METADATA", value["metadata"])
            facts.add("ITEMS", NumberFormat.count(try server.itemCount(of: found.id)))
            facts.addTimes()
            try Console.print(facts.text)
        }
    }

    /// `assay datasets rename`
    struct Rename: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a dataset another name. Its runs keep theirs.",
            discussion: """
                EXAMPLE
                  assay datasets rename questions "old questions"
                """)

        @Argument(help: "The dataset's name or id.") var dataset: String
        @Argument(help: "Its new name.") var name: String
        @Flag(help: "Print the dataset as JSON.") var json = false

        func run() throws {
            let server = try APIClient()
            let found = try server.find(.dataset, dataset)
            let renamed = try server.rename(found, to: name)
            let now = renamed["name"]?.string ?? name
            try Console.print(json ? .json(renamed.compact) : .text("\(found.name.inQuotes) is called \(now.inQuotes) now."))
        }
    }

    /// `assay datasets delete`
    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a dataset, without a question: `assay datasets undelete` brings it back.",
            discussion: """
                Runs that have scored it go on, and their results stay.

                EXAMPLE
                  assay datasets delete questions
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.delete(.dataset) }
    }

    /// `assay datasets undelete`
    struct Undelete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings a deleted dataset back, with its items.",
            discussion: """
                EXAMPLE
                  assay datasets list --deleted
                  assay datasets undelete questions
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.undelete(.dataset) }
    }
}
