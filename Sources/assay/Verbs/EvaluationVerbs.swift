internal import ArgumentParser
internal import JSON

extension Evaluations {
    /// `assay evaluations show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an evaluation: its type, its configuration and when it was made.",
            discussion: """
                EXAMPLE
                  assay evaluations show answer
                  assay evaluations show answer --json | jq .evaluation_config
                """)

        @Argument(help: "The evaluation's name or id.") var evaluation: String
        @Flag(help: "Print the evaluation as JSON.") var json = false

        func run() throws {
            let server = try APIClient()
            let value = try server.get("evaluations/\(try server.find(.evaluation, evaluation).id)/")
            guard !json else { return try Console.print(.json(value.compact)) }
            var facts = DetailTable(of: value, "EVALUATION")
            facts.add("DESCRIPTION", value["description"])
            facts.add("TYPE", value["evaluation_type"])
            facts.add("CONFIG", Self.readable(value["evaluation_config"]))
            facts.add("ANSWER", value["output_type"])
            facts.add("OUTPUT CONFIG", value["output_config"])
            facts.add("MODEL", value["model_configuration"])
            facts.add("STATUS", value["status"])
            facts.addTimes()
            try Console.print(facts.text)
        }

        /// Without what a program was compiled to.
        private static func readable(_ config: JSONValue?) -> String {
            JSONWriter.text { json in
                json.beginObject()
                for (key, value) in config?.members ?? [] where key != "bytecode" {
                    json.key(key)
                    json.json(value.compact)
                }
                json.endObject()
            }.text
        }
    }

    /// `assay evaluations delete`
    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes an evaluation, without a question: `assay evaluations undelete` brings it back.",
            discussion: """
                Runs that it is in go on, and their results stay.

                EXAMPLE
                  assay evaluations delete answer
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.delete(.evaluation) }
    }

    /// `assay evaluations undelete`
    struct Undelete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings a deleted evaluation back.",
            discussion: """
                EXAMPLE
                  assay evaluations list --deleted
                  assay evaluations undelete answer
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.undelete(.evaluation) }
    }
}
