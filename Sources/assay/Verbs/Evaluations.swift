internal import ArgumentParser
internal import JSON

/// `assay evaluations`: what is asked of an item.
struct Evaluations: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates, lists, shows, deletes and brings back evaluations: what is asked of every item.",
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
                The README's table says which types there are and what each wants to know. A key that the configuration of a type does not \
                have is refused.

                EXAMPLE
                  assay evaluations create --name polite --type regex --config '{"pattern": "(?i)please"}'
                """)

        @Option(help: "What to call it.") var name: String
        @Option(help: "The evaluator, such as exact_match.") var type: String
        @Option(help: "The evaluator's configuration, a JSON object.") var config: String
        @Option(help: "What the answer is: boolean, numeric or categorical.") var outputType = "boolean"
        @Option(help: "The answer's configuration, a JSON object.") var outputConfig: String?
        @Option(help: "Who judges, for a type that asks a model: PROVIDER/MODEL.") var model: String?
        @Option(help: ArgumentHelp("The id of the provider key to ask the model with.", visibility: .hidden)) var key: String?
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
            let server = try APIClient()
            let card = try server.evaluatorCard(type)
            try card.check(config)
            try card.check(outputType: outputType, outputConfig)
            let created = try server.post("evaluations/", body(config.compact, outputConfig?.compact))
            try Console.print(json ? .json(created.compact) : .text("Created \(name.inQuotes), \(created["id"]?.string ?? "")."))
        }

        private func body(_ config: JSONText, _ outputConfig: JSONText?) -> JSONText {
            JSONWriter.text { json in
                json.beginObject()
                json.key("name")
                json.string(name)
                json.key("evaluation_type")
                json.string(type)
                json.key("evaluation_config")
                json.json(config)
                json.key("output_type")
                json.string(outputType)
                if let outputConfig {
                    json.key("output_config")
                    json.json(outputConfig)
                }
                if let model { write(model: model, to: &json) }
                json.endObject()
            }
        }

        private func write(model: String, to json: inout JSONWriter) {
            let parts = model.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            json.key("model_configuration")
            json.beginObject()
            json.key("provider")
            json.string(String(parts[0]))
            json.key("model")
            json.string(String(parts[1]))
            json.endObject()
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

        @Flag(help: "The deleted ones instead.") var deleted = false
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

extension JSONValue {
    /// What an option was given, if it is JSON.
    init(argument: String, of option: String) throws(Failure) {
        do {
            self = try JSONValue(parsing: Array(argument.utf8))
        } catch {
            throw Failure("\(option) is not JSON: \(error.sentence).")
        }
    }
}
