import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// Real answers of two language models to 1,319 grade-school problems, with the verdict of the people who published them.
@Suite struct GSM8KTests {
    static let folder =
        ProcessInfo.processInfo.environment["ASSAY_GSM8K"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/data/gsm8k").standardized
        .path

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder) }

    @Test(
        .enabled(if: isPresent, "the GSM8K answers are not beside the repository: ASSAY_GSM8K names their folder"),
        .enabled(if: Nginx.isInstalled, "nginx is not installed"),
        arguments: [(file: "175b_verification", passes: 742), (file: "6b_finetuning", passes: 286)])
    func numericMatchAgreesWithThePublishers(file: String, passes: Int) throws {
        try expectAgreement(file, passes, "numeric_match", #"{"extract": "A: (-?[0-9.,]+)", "tolerance": 0}"#)
    }

    /// The same with a Hog program.
    @Test(
        .enabled(if: isPresent, "the GSM8K answers are not beside the repository: ASSAY_GSM8K names their folder"),
        .enabled(if: Nginx.isInstalled, "nginx is not installed"),
        arguments: [(file: "175b_verification", passes: 742), (file: "6b_finetuning", passes: 286)])
    func aHogProgramAgreesWithThePublishers(file: String, passes: Int) throws {
        let config = JSONWriter.text { json in
            json.beginObject()
            json.key("source")
            json.string(Self.program)
            json.endObject()
        }
        try expectAgreement(file, passes, "hog", config.text)
    }

    /// Numbers may have thousands separators, and a full stop may follow them.
    private static let program = """
        fn number(text) { return toFloat(replaceAll(text, ',', '')) }
        let found := number(extractRegex(output, 'A: (-?[0-9.,]+)'))
        print('found', found, 'expected', expected)
        return found == number(expected)
        """

    private func expectAgreement(_ file: String, _ passes: Int, _ type: String, _ config: String) throws {
        let served = try AssayServer()
        let configuration = served.directory.appendingPathComponent("config.json")
        try config.write(to: configuration, atomically: false, encoding: .utf8)
        let output = try served.output(
            of: """
                assay import answers \(Self.folder)/\(file).jsonl >/dev/null 2>&1
                assay evaluations create --name right --type \(type) --config "$(cat config.json)" >/dev/null
                assay run answers right --json 2>/dev/null
                """)
        let run = try JSONValue(parsing: Array(output.utf8))
        #expect(run["counts"]?.compact.text == #"{"verdict":1319,"not_applicable":0,"error":0,"skipped":0}"#)
        #expect(run["summary"]?.elements.first?["passed"]?.integer == passes)

        let judged = try verdicts(of: served, run: try #require(run["id"]?.string))
        let published = try publishedVerdicts(of: served)
        #expect(judged.count == 1319)
        #expect(judged == published)
    }

    /// Whether each item passed, by its id.
    private func verdicts(of served: AssayServer, run: String) throws -> [String: Bool] {
        var verdicts: [String: Bool] = [:]
        for line in try served.output(of: "assay results \(run) --jsonl").split(separator: "\n") {
            let result = try JSONValue(parsing: Array(line.utf8))
            guard let item = result["dataset_item"]?.string, let passed = result["passed"]?.boolean else { continue }
            #expect(verdicts.updateValue(passed, forKey: item) == nil)
        }
        return verdicts
    }

    /// `metadata.is_correct` of each item, by its id, as the API gives it back.
    private func publishedVerdicts(of served: AssayServer) throws -> [String: Bool] {
        let page = try served.output(
            of: "curl -s -H \"Authorization: Bearer $ASSAY_API_KEY\" \"$ASSAY_URL/api/projects/1/dataset_items/?limit=2000\"")
        var verdicts: [String: Bool] = [:]
        for item in try JSONValue(parsing: Array(page.utf8))["results"]?.elements ?? [] {
            guard let id = item["id"]?.string else { continue }
            verdicts[id] = item.value(at: "/metadata/is_correct")?.boolean
        }
        return verdicts
    }
}
