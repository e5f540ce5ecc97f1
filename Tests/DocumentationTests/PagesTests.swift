import Foundation
import NginxSupport
import ServedAssay
import Testing

/// The commands in the documentation pages work and print what the pages say.
@Suite struct PagesTests {
    private static let pages = [
        "docs/architecture.md", "docs/batch-runs.md", "docs/benchmarks.md", "docs/hog.md", "docs/import-and-export.md",
        "docs/output-types.md", "docs/statistics.md", "docs/text-evaluators.md",
        "Plugins/Contains/README.md", "Plugins/ContainsAll/README.md", "Plugins/ContainsAny/README.md", "Plugins/ExactMatch/README.md",
        "Plugins/F1/README.md", "Plugins/HogProgram/README.md", "Plugins/Length/README.md", "Plugins/Levenshtein/README.md",
        "Plugins/NumericMatch/README.md", "Plugins/Regex/README.md", "Plugins/StartsWith/README.md", "Plugins/WordCount/README.md",
    ]

    @Test(arguments: pages)
    func pointToWhatThereIs(path: String) throws {
        let page = try DocumentationPage(path)
        for link in page.links { #expect(FileManager.default.fileExists(atPath: link), "\(link)") }
        let anchors = page.anchors
        #expect(anchors.referenced.isSubset(of: anchors.defined), "\(anchors)")
    }

    @Test(arguments: ["README.md", "docs/architecture.md"])
    func nameSourceFilesThatExist(path: String) throws {
        let page = try DocumentationPage(path)
        let files = DocumentationPage.sourceFiles
        for name in page.sourceFileNames { #expect(files.contains { "/\($0)".hasSuffix("/\(name)") }, "\(name)") }
    }

    /// A server with the first JSON block of a page as a file in its folder.
    private static func served(_ page: DocumentationPage, _ file: String) throws -> AssayServer {
        let served = try AssayServer()
        let items = try page.blocks("json")[0]
        try items.write(to: served.directory.appendingPathComponent(file), atomically: false, encoding: .utf8)
        return served
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func scriptsABatchRun() throws {
        let page = try DocumentationPage("docs/batch-runs.md")
        let output = try Self.served(page, "questions.jsonl").output(of: page.blocks("sh").joined() + "cat results.csv\n")
        #expect(output.contains("\npaused\nqueued\ncompleted\n{\"count\":1,"), "\(output)")
        #expect(output.contains("2 rows\n1 rows\ncompleted\n{\"baseline\":"), "\(output)")
        #expect(output.contains(#""improved":0,"regressed":0,"unchanged":3,"unpaired":0,"#), "\(output)")
        #expect(output.components(separatedBy: #"{"dataset_item":"#).count == 4, "\(output)")
        #expect(output.contains("id,batch_run,evaluation,evaluation_name,dataset_item,external_id,"), "\(output)")
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func takesTheSamplesThatThePageShows() throws {
        let page = try DocumentationPage("docs/batch-runs.md")
        let served = try Self.served(page, "questions.jsonl")
        let samples = page.text.matches(of: /\| `(\{"kind": .*?\})` \|/).map { String($0.output.1) }
        #expect(samples.count == 4)
        let blocks = try page.blocks("sh")
        // Up to the first call of `settled`.
        var script = try blocks[0] + #require(blocks.first { $0.hasPrefix("settled()") }?.components(separatedBy: "\nsettled \"")[0]) + "\n"
        for sample in samples {
            script += """
                RUN=$(call "$API/batch_runs/" -d '{"dataset": "'"$DATASET"'", "evaluations": ["'"$EVALUATION"'"], "sample": \(sample)}' | field id)
                settled "$RUN" >/dev/null
                call "$API/batch_runs/$RUN/" | field planned

                """
        }
        #expect(try served.output(of: script).hasSuffix("\n2\n2\n1\n1\n"))
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func judgesNumbersAndCategories() throws {
        let page = try DocumentationPage("docs/output-types.md")
        let served = try Self.served(page, "topics.jsonl")
        let verdicts = try page.section("A judge's verdict in a recorded output").blocks("json")[0]
        try verdicts.write(to: served.directory.appendingPathComponent("verdicts.jsonl"), atomically: false, encoding: .utf8)
        let output = try served.output(of: page.blocks("sh").joined(separator: "\n"))
        for line in try page.blocks("") { #expect(output.contains(line), "\(output)") }
        #expect(output.contains("error score_out_of_bounds"))
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func triesAProgram() throws {
        let page = try DocumentationPage("docs/hog.md")
        let output = try AssayServer().output(of: page.blocks("sh").joined())
        for line in ["5 characters", "returned true"] {
            #expect(output.contains("\(line)\n"), "\(output)")
            #expect(page.text.contains("`\(line)`"))
        }
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func bringsItemsFromOneDatasetToAnotherAndBack() throws {
        let served = try Self.served(DocumentationPage("docs/batch-runs.md"), "questions.jsonl")
        let blocks = try DocumentationPage("docs/import-and-export.md").blocks("sh")
        try #require(blocks.count == 3)
        let ids = """
            created() {
                curl -fsS -H "Authorization: Bearer $ASSAY_API_KEY" -d "name=$1" "$ASSAY_URL/api/projects/1/datasets/" |
                    python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])'
            }
            DATASET=$(created questions) OTHER=$(created other)
            assay import "$DATASET" questions.jsonl

            """
        let output = try served.output(of: ids + blocks.joined())
        #expect(output.contains("3 items created, 0 updated, 0 skipped in “copy”, revision 1."), "\(output)")
        #expect(output.contains(#"{"created":3,"updated":0,"skipped":0,"blank":0,"revision":1,"errors":[]}"#), "\(output)")
        #expect(output.contains("0 items created, 3 updated, 0 skipped in “questions”, revision 2."), "\(output)")
        #expect(output.hasSuffix(#"{"created":0,"updated":3,"skipped":0,"blank":0,"revision":3,"errors":[]}"#), "\(output)")
    }
}
