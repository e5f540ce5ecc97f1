internal import ArgumentParser
internal import JSON

/// `assay evaluations`: manages evaluations.
struct Evaluations: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates, lists, shows, deletes and restores evaluations, which score the items of datasets.",
        discussion: """
            EXAMPLE
              assay evaluations create --name answer --type numeric_match --config '{"tolerance": 0}'
              assay evaluations list
            """,
        subcommands: [Create.self, List.self, Show.self, Delete.self, Undelete.self])

    /// `assay evaluations create`
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Creates an evaluation.",
            discussion: """
                The README lists the types and links to their configurations. Unknown keys in a configuration are refused.

                EXAMPLE
                  assay evaluations create --name polite --type regex --config '{"pattern": "(?i)please"}'
                """)

        @Option(help: "Name.") var name: String
        @Option(help: "Type of evaluator, such as exact_match.") var type: String
        @Option(help: "Configuration of the evaluator, a JSON object.") var config: String
        @Option(help: "Type of the answer: boolean, numeric or categorical.") var outputType = "boolean"
        @Option(help: "Configuration of the answer, a JSON object.") var outputConfig: String?
        @Option(help: "Model for a type that asks a model: PROVIDER/MODEL.") var model: String?
        @Option(help: ArgumentHelp("Id of the provider key for the model.", visibility: .hidden)) var key: String?
        @Flag(help: "Print the evaluation as JSON.") var json = false

        func validate() throws {
            guard key == nil else {
                throw ValidationError("--key cannot be used yet: this version asks no models and keeps no provider keys. Leave it out.")
            }
            guard model?.contains("/") != false else { throw ValidationError("--model must be PROVIDER/MODEL, such as openai/gpt-4.1.") }
        }

        func run() throws {
            let config = try JSONValue(argument: config, of: "--config")
            let outputConfig = try outputConfig.map { try JSONValue(argument: $0, of: "--output-config") }
            let client = try APIClient()
            let card = try client.evaluatorCard(type)
            try card.check(config)
            try card.check(outputType: outputType, outputConfig)
            let created = try client.post("evaluations/", body(config.compact, outputConfig?.compact))
            try Console.print(json ? .json(created.compact) : .text("Created \(name.inQuotes), \(created["id"]?.string ?? "")."))
        }

        private func body(_ config: JSONText, _ outputConfig: JSONText?) -> JSONText {
            JSONText.object { json in
                json.member("name", name)
                json.member("evaluation_type", type)
                json.member("evaluation_config", config)
                json.member("output_type", outputType)
                if let outputConfig { json.member("output_config", outputConfig) }
                if let model { json.member("model_configuration", Self.modelConfiguration(model)) }
            }
        }

        private static func modelConfiguration(_ model: String) -> JSONText {
            let parts = model.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            return JSONText.object { json in
                json.member("provider", String(parts[0]))
                json.member("model", String(parts[1]))
            }
        }
    }

    /// `assay evaluations list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the project's evaluations, newest first.",
            discussion: """
                EXAMPLE
                  assay evaluations list
                  assay evaluations list --deleted
                """)

        @Flag(help: "List deleted evaluations instead.") var deleted = false
        @Flag(help: "Print the evaluations as a JSON array.") var json = false

        func run() throws {
            var listing = TableOrJSON(json: json, [.text("ID"), .text("TYPE"), .text("ANSWER"), .text("NAME")])
            try APIClient().rows("evaluations/", deleted ? [("deleted", "true")] : []) { row in
                listing.add(row, ["id", "evaluation_type", "output_type", "name"].map { row[$0]?.string ?? "" })
                return true
            }
            try listing.print()
        }
    }
}

extension Evaluations {
    /// `assay evaluations show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an evaluation: its type, its configuration, and the times of creation and change.",
            discussion: """
                EXAMPLE
                  assay evaluations show answer
                  assay evaluations show answer --json | jq .evaluation_config
                """)

        @Argument(help: "Name or id of the evaluation.") var evaluation: String
        @Flag(help: "Print the evaluation as JSON.") var json = false

        func run() throws {
            let client = try APIClient()
            let value = try client.get("evaluations/\(try client.find(.evaluation, evaluation).id)/")
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

        /// The configuration without the bytecode of a program.
        private static func readable(_ config: JSONValue?) -> String {
            JSONText.object { json in json.members(of: config, except: ["bytecode"]) }.text
        }
    }

    /// `assay evaluations delete`
    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes an evaluation without confirmation; `assay evaluations undelete` restores it.",
            discussion: """
                Its runs continue, and their results stay.

                EXAMPLE
                  assay evaluations delete answer
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.delete(.evaluation) }
    }

    /// `assay evaluations undelete`
    struct Undelete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Restores a deleted evaluation.",
            discussion: """
                EXAMPLE
                  assay evaluations list --deleted
                  assay evaluations undelete answer
                """)

        @OptionGroup var deletion: DeletionOptions

        func run() throws { try deletion.undelete(.evaluation) }
    }
}

extension JSONValue {
    /// Parses the argument of an option as JSON.
    init(argument: String, of option: String) throws(Failure) {
        do {
            self = try JSONValue(parsing: Array(argument.utf8))
        } catch {
            throw Failure("\(option) is not JSON: \(error.sentence).")
        }
    }
}
