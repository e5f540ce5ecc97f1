import Foundation
import Testing

/// Real answers of two language models to 1,319 grade-school questions each, with the verdicts of those who published them.
@Suite struct GradeSchoolTests {
    /// Where the answers are: `ASSAY_GSM8K`, else beside the repository.
    static let folder =
        ProcessInfo.processInfo.environment["ASSAY_GSM8K"]
        ?? Command.repository.appendingPathComponent("../shared/data/gsm8k").standardized.path

    static var isThere: Bool {
        let isThere = FileManager.default.fileExists(atPath: "\(folder)/175b_verification.jsonl")
        if !isThere { print("skipped: there are no GSM8K answers in \(folder); ASSAY_GSM8K names another folder.") }
        return isThere
    }

    @Test(.enabled(if: isThere), arguments: [("175b_verification", 742), ("6b_finetuning", 286)])
    func agreesWithThePublishersOnEveryAnswer(model: String, passes: Int) throws {
        let assay = try ServedAssay()
        let file = "\(Self.folder)/\(model).jsonl"
        let imported = try assay.command.run("import", model, file, "--json").object()
        #expect(imported["created"] as? Int == 1319)
        _ = try assay.command.run(
            "evaluations", "create", "--name", "answer", "--type", "numeric_match", "--config",
            #"{"extract": "A: (-?[0-9.,]+)", "tolerance": 0}"#)

        let run = try assay.command.run("run", model, "answer", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let summary = try #require((try run.object()["summary"] as? [[String: Any]])?.first)
        #expect(summary["passed"] as? Int == passes && summary["failed"] as? Int == 1319 - passes)
        #expect(summary["error"] as? Int == 0 && summary["skipped"] as? Int == 0)

        let verdicts = try assay.command.run("results", try #require(try run.object()["id"] as? String), "--json").array()
            .map { $0["result"] as? Bool }
        #expect(verdicts == (try Self.published(file)))
    }

    /// `metadata.is_correct` of every line. Results come in the order of the file.
    private static func published(_ file: String) throws -> [Bool?] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
            let item = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (item?["metadata"] as? [String: Any])?["is_correct"] as? Bool
        }
    }
}
