import Foundation
import ServedAssay
import Testing

/// The usual workflow through a real nginx: import items, create evaluations, run, read the results.
@Suite struct WorkflowTests {
    let assay: AssayServer
    let scratch = TemporaryFolder()
    var command: Command { assay.command }

    init() throws { assay = try AssayServer() }

    private static let items = """
        {"external_id": "a", "input": "1 + 1?", "output": "2", "expected": "2"}
        {"external_id": "b", "input": "2 + 2?", "output": "5", "expected": "4"}
        {"external_id": "c", "input": "Well?", "output": "Well."}

        """

    private func importItems(_ name: String, _ text: String = items, file: String = "items.jsonl") throws -> Command.Outcome {
        try command.run("import", name, try scratch.write(text, to: file))
    }

    private func createEvaluation(_ name: String, _ type: String = "exact_match", _ config: String = "{}") throws -> String {
        let created = try command.run("evaluations", "create", "--name", name, "--type", type, "--config", config, "--json")
        return try #require(try created.object()["id"] as? String)
    }

    @Test func importsScoresAndShowsTheResults() throws {
        #expect(try importItems("sums").output == "3 items created, 0 updated, 0 skipped in “sums”, revision 1.\n")
        _ = try createEvaluation("exact")

        // One of three cells is skipped because its item has nothing to compare with.
        let run = try command.run("run", "sums", "exact")
        #expect(run.status == 3)
        #expect(run.errors.contains("66.7 % of the cells were answered, fewer than the 100.0 % asked for"))
        #expect(run.lines.contains("exact: 1 of 2 passed (50.0 %, 95 % 9.5–90.5)"))
        #expect(run.lines.contains("  66.7 % of 3 cells answered: 2 verdicts, 0 not applicable, 0 errors, 1 skipped"))

        let id = try #require(try command.run("runs", "--json").array().first?["id"] as? String)
        let results = try command.run("results", id, "--json").array()
        #expect(results.map { $0["outcome"] as? String } == ["verdict", "verdict", "skipped"])
        #expect(results.map { $0["result"] as? Bool } == [true, false, nil])

        let skipped = try command.run("results", id, "--outcome", "skipped", "--jsonl")
        #expect(skipped.lines.count == 1 && skipped.output.contains(#""skip_reason":"no_expected""#))
        let csv = try command.run("results", id, "--csv")
        let table = csv.output.split(separator: "\r\n")
        #expect(table.count == 4 && table[0].hasPrefix("id,batch_run,evaluation,evaluation_name,dataset_item,external_id,"))
        #expect(try command.run("results", id).lines.count == 4)
    }

    @Test func exitsWith0WhereAsMuchWasAnsweredAsAskedFor() throws {
        _ = try importItems("sums")
        _ = try createEvaluation("exact")
        let run = try command.run("run", "sums", "exact", "--min-coverage", "0.5", "--trials", "2", "--json")
        #expect(run.status == 0)
        let object = try run.object()
        #expect(object["status"] as? String == "completed" && object["planned"] as? Int == 6)

        let watched = try command.run("watch", try #require(object["id"] as? String), "--min-coverage", "0.5", "--json")
        #expect(watched.status == 0)
        #expect(try watched.object()["id"] as? String == object["id"] as? String)
    }

    @Test func aDetachedRunIsWatchedLater() throws {
        _ = try importItems("sums")
        _ = try createEvaluation("valid", "json_valid")
        let run = try command.run("run", "sums", "valid", "--detach", "--json")
        #expect(run.status == 0)
        let id = try #require(try run.object()["id"] as? String)
        let watched = try command.run("watch", id)
        #expect(watched.status == 0 && watched.lines.contains { $0.hasPrefix("valid: ") })
    }

    @Test func anEmptyDatasetIsNoSuccess() throws {
        let made = try assay.shell(
            """
            curl -s -H "Authorization: Bearer $ASSAY_API_KEY" -H 'Content-Type: application/json' -d '{"name": "nothing"}' \
            $ASSAY_URL/api/projects/1/datasets/
            """)
        #expect(made.status == 0)
        _ = try createEvaluation("valid", "json_valid")
        let run = try command.run("run", "nothing", "valid")
        #expect(run.status == 3 && run.errors.contains("nothing was scored"))
    }

    @Test func linesThatCannotBeImportedAreNamedByNumber() throws {
        let text = Self.items + "{\"input\": 1\n" + "[]\n"
        let refused = try importItems("broken", text)
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("items.jsonl:4: ") && refused.errors.contains("items.jsonl:5: "))
        #expect(refused.errors.contains("Nothing was imported."))

        let kept = try command.run("import", "broken", "\(scratch.path)/items.jsonl", "--on-error", "skip")
        #expect(kept.status == 0 && kept.output.hasPrefix("3 items created, 0 updated, 2 skipped"))
    }

    @Test func importingAgainByKeyUpdates() throws {
        _ = try importItems("sums")
        let again = try command.run("import", "sums", "\(scratch.path)/items.jsonl", "--key", "external_id", "--json")
        #expect(again.status == 0)
        #expect(try again.object()["updated"] as? Int == 3)
    }

    @Test func importsCSV() throws {
        let csv = "input,output,expected,metadata.topic\n1 + 1?,2,2,sums\n\"a, b\",c,d,letters\n"
        #expect(try importItems("table", csv, file: "items.csv").output.hasPrefix("2 items created"))
    }

    @Test(arguments: [
        ("input;output\n1;2\n", "t.csv", "table with semicolons between its cells: import it with --delimiter ';'", ["--delimiter", ";"]),
        ("input\toutput\n1\t2\n", "t.csv", "table with tabs between its cells: import it with --format tsv or", ["--format", "tsv"]),
        ("input\toutput\n1\t2\n", "t.tsv", "table with tabs between its cells: import it with --format tsv", ["--format", "tsv"]),
        ("input|output\n1|2\n", "t.txt", "bars between its cells: import it with --format csv and --delimiter '|'", ["--delimiter", "|"]),
        ("input,output\n1,2\n", "t.jsonl", "CSV: import it with --format csv", ["--format", "csv"]),
        ("{\"input\": 1}\n", "t.csv", "lines of JSON: import it with --format jsonl", ["--format", "jsonl"]),
    ])
    func aFileOfAnotherKindIsReadWithTheOptionThatTheRefusalNames(text: String, file: String, message: String, options: [String]) throws {
        let refused = try importItems("kinds", text, file: file)
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.hasPrefix("\(scratch.path)/\(file):1: The file looks like "), "\(refused.errors)")
        #expect(refused.errors.contains(message) && refused.errors.hasSuffix(".\nNothing was imported.\n"), "\(refused.errors)")
        let done = try command.run(["import", "kinds", "\(scratch.path)/\(file)"] + options)
        #expect(done.output.hasPrefix("1 item created"), "\(done.errors)")
    }

    @Test func blankRowsAreCounted() throws {
        let done = try importItems("blank", "input,output\n1,2\n,\n , \n", file: "blank.csv")
        #expect(done.output == "1 item created, 0 updated, 0 skipped in “blank”, revision 1. 2 blank rows left out.\n")
    }

    @Test func aStrayQuoteCostsItsLineOnly() throws {
        let csv = "input,output\na,b\nc,\"d\ne,f\n\"g\"h,i\nj,k\n"
        let refused = try importItems("quotes", csv, file: "quotes.csv")
        #expect(refused.status == 1)
        for line in [3, 5] { #expect(refused.errors.contains("quotes.csv:\(line): There is text after the closing quote of a cell.")) }
        let kept = try command.run("import", "quotes", "\(scratch.path)/quotes.csv", "--on-error", "skip")
        #expect(kept.output.hasPrefix("3 items created, 0 updated, 2 skipped"), "\(kept.errors)")
    }

    @Test(arguments: ["{]\n", "\n", "[]\n"])
    func aFirstImportThatIsRefusedLeavesNoDataset(text: String) throws {
        #expect(try importItems("new", text).status == 1)
        #expect(try command.run("run", "new", "any").errors.hasPrefix("There is no dataset “new” in project 1"))
        #expect(try importItems("new").status == 0)
        #expect(try importItems("new", text).status == 1)
        #expect(try command.run("import", "new", "\(scratch.path)/items.jsonl", "--key", "external_id").status == 1)
        #expect(try !command.run("run", "new", "any").errors.contains("There is no dataset"))
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstLine() throws {
        #expect(try importItems("marked", "\u{FEFF}" + Self.items).output.hasPrefix("3 items created"))
        #expect(try importItems("inside", "{\"input\": 1}\n\u{FEFF}{\"input\": 2}\n").status == 1)
    }

    @Test func aRefusedImportSaysWhatHelps() throws {
        _ = try importItems("sums")
        let taken = try importItems("sums")
        #expect(taken.errors.contains("import with --key external_id to update the items that the dataset has."))
        #expect(taken.errors.hasSuffix("Nothing was imported. Correct these lines, or leave them out with --on-error skip.\n"))
        let skipped = try command.run("import", "sums", "\(scratch.path)/items.jsonl", "--on-error", "skip")
        #expect(skipped.status == 1)
        #expect(
            skipped.errors.hasSuffix("Nothing was imported. Every line was refused, so there is nothing to import: correct these lines.\n"))
        let headings = try importItems("table", "input,input\n1,2\n", file: "items.csv")
        #expect(headings.errors.hasSuffix("Nothing was imported. Correct the header row.\n"))
    }

    @Test func noDatasetIsMadeForAFileThatCannotBeRead() throws {
        let outcome = try command.run("import", "new", "\(scratch.path)/missing.jsonl")
        #expect(outcome.status == 1 && outcome.errors.contains("missing.jsonl cannot be read: No such file or directory."))
        #expect(try command.run("run", "new", "any").errors.hasPrefix("There is no dataset “new” in project 1"))
    }

    @Test func aNameThatTwoHaveIsRefusedWithTheirIDs() throws {
        _ = try importItems("sums")
        let ids = [try createEvaluation("twice"), try createEvaluation("twice")]
        let run = try command.run("run", "sums", "twice")
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("2 evaluations are called “twice”."))
        for id in ids { #expect(run.errors.contains(id)) }
        #expect(try command.run("run", "sums", ids[0], "--min-coverage", "0").status == 0)
    }

    @Test(arguments: [
        (
            "exact_match", #"{"ignorecase": true, "trim": null}"#, "boolean", "{}",
            ["exact_match has no \"ignorecase\". Did you mean \"ignore_case\"?"]
        ),
        ("exact_match", #"{"Trim": null, "zzzzzzzz": 1}"#, "boolean", "{}", ["no \"Trim\". Did you mean \"trim\"?", "no \"zzzzzzzz\".\n"]),
        ("numeric_match", #"{"tolerence": 1}"#, "boolean", "{}", ["Did you mean \"tolerance\"?"]),
        ("regex", #"{"patern": "a"}"#, "boolean", "{}", ["Did you mean \"pattern\"?"]),
        ("exact_match", "{}", "boolean", #"{"min": 0}"#, ["--output-config: A boolean answer has no \"min\".", "has allows_na"]),
        (
            "levenshtein", "{}", "numeric", #"{"passing_rules": {}}"#,
            ["A numeric answer has no \"passing_rules\". Did you mean \"passing_rule\"?"]
        ),
        (
            "levenshtein", "{}", "numeric", #"{"passing_rule": {"operator": "gte", "treshold": 1}}"#,
            ["--output-config: passing_rule has no \"treshold\". Did you mean \"threshold\"?"]
        ),
        (
            "regex", #"{"pattern": "a"}"#, "categorical", #"{"options": [{"key": "a", "lable": "A"}]}"#,
            ["--output-config: each of options has no \"lable\". Did you mean \"label\"?"]
        ),
        ("exact_match", "{}", "numeric", "{}", ["exact_match does not answer “numeric”. Choose one of: boolean."]),
    ])
    func whatAnEvaluationDoesNotHaveIsRefused(type: String, config: String, output: String, outputConfig: String, messages: [String]) throws
    {
        let outcome = try command.run(
            "evaluations", "create", "--name", "n", "--type", type, "--config", config, "--output-type", output, "--output-config",
            outputConfig)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        for message in messages { #expect(outcome.errors.contains(message), "\(outcome.errors)") }
        #expect(try command.run("evaluations", "list", "--json").array().isEmpty)
    }

    @Test func keysThatAreKnownAreTaken() throws {
        let known = try command.run(
            "evaluations", "create", "--name", "k", "--type", "exact_match", "--config", #"{"ignore_case": true, "trim": null}"#,
            "--output-config", #"{"allows_na": true}"#)
        #expect(known.status == 0 && known.errors.isEmpty)
    }

    @Test func standardInputIsImportedAsAFileIs() throws {
        let items = try scratch.write(Self.items + "{\n", to: "piped.jsonl")
        let piped = try assay.shell("head -3 \(items) | assay import piped -; assay import piped - < \(items) || echo status $?")
        #expect(piped.output.hasPrefix("3 items created, 0 updated, 0 skipped in “piped”, revision 1.\n"))
        #expect(piped.output.contains("standard input:4: ") && piped.output.hasSuffix("status 1\n"))
    }

    @Test func anArrayOfRowsIsRefusedWithOneSentence() throws {
        let refused = try importItems("array", "\u{FEFF}\n [\n{\"input\": 1},\n{\"input\": 2}\n]\n", file: "array.json")
        #expect(refused.status == 1)
        #expect(refused.errors == "\(scratch.path)/array.json is a JSON array: write one object per line, as `jq -c '.[]'` does.\n")
    }

    @Test func anUnknownTypeIsRefusedWithThoseThereAre() throws {
        let outcome = try command.run("evaluations", "create", "--name", "n", "--type", "exactmatch", "--config", "{}")
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(
            outcome.errors.hasPrefix(
                "evaluation_type: \"exactmatch\" is not a valid choice. Did you mean exact_match? Choose one of: contains, "))
    }

    @Test func aRefusalNamesTheField() throws {
        let outcome = try command.run("evaluations", "create", "--name", " ", "--type", "exact_match", "--config", "{}")
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors == "name: This field may not be blank.\n")
    }

    @Test func aWrongKeyIsASentence() throws {
        var stranger = command
        stranger.environment["ASSAY_API_KEY"] = "phx_unknown"
        let outcome = try stranger.run("runs")
        #expect(outcome.status == 1 && outcome.errors.contains("refuses the key"))
    }
}
