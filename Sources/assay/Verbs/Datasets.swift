internal import ArgumentParser
internal import JSON

/// `assay datasets`: manages datasets.
struct Datasets: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, shows, renames, deletes and restores datasets. `assay import` creates them.",
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

        @Flag(help: "List deleted datasets instead.") var deleted = false
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
            abstract: "Shows a dataset: its id, the number of items, and the times of creation and change.",
            discussion: """
                EXAMPLE
                  assay datasets show questions
                """)

        @Argument(help: "Name or id of the dataset.") var dataset: String
        @Flag(help: "Print the dataset as JSON.") var json = false

        func run() throws {
            let client = try APIClient()
            let found = try client.find(.dataset, dataset)
            let value = try client.get("datasets/\(found.id)/")
            guard !json else { return try Console.print(.json(value.compact)) }
            var facts = DetailTable(of: value, "DATASET")
            facts.add("DESCRIPTION", value["description"])
            facts.add("METADATA", value["metadata"])
            facts.add("ITEMS", NumberFormat.count(try client.itemCount(of: found.id)))
            facts.addTimes()
            try Console.print(facts.text)
        }
    }

    /// `assay datasets rename`
    struct Rename: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Renames a dataset. Its runs keep their names.",
            discussion: """
                EXAMPLE
                  assay datasets rename questions "old questions"
                """)

        @Argument(help: "Name or id of the dataset.") var dataset: String
        @Argument(help: "New name.") var name: String
        @Flag(help: "Print the dataset as JSON.") var json = false

        func run() throws {
            let client = try APIClient()
            let found = try client.find(.dataset, dataset)
            let renamed = try client.rename(found, to: name)
            let newName = renamed["name"]?.string ?? name
            try Console.print(json ? .json(renamed.compact) : .text("Renamed \(found.name.inQuotes) to \(newName.inQuotes)."))
        }
    }

    /// `assay datasets delete`
    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a dataset without confirmation; `assay datasets undelete` restores it.",
            discussion: """
                Its runs continue, and their results stay.

                EXAMPLE
                  assay datasets delete questions
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.delete(.dataset) }
    }

    /// `assay datasets undelete`
    struct Undelete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Restores a deleted dataset with its items.",
            discussion: """
                EXAMPLE
                  assay datasets list --deleted
                  assay datasets undelete questions
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.undelete(.dataset) }
    }
}
