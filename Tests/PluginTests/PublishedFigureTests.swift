import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import F1
import Foundation
import JSON
import Testing

/// Recorded outputs with published F1 scores of SQuAD's own script.
@Suite(.enabled("../shared/data/published is not here") { Published.isHere })
struct PublishedFigureTests {
    @Test(arguments: [("squad_v1_rnet.jsonl", 10_570, 88.4779), ("nq_open_fid.jsonl", 3_610, nil)] as [(String, Int, Double?)])
    func f1IsSQuADs(file: String, count: Int, percent: Double?) throws {
        let judge = try F1Evaluator.ready(#"{"preset":"squad"}"#, output: .numeric)
        let items = try Published.items(in: file)
        var sum = 0.0
        for item in items {
            let verdict = try judge.judge(Sample(output: item["output"]?.compact, expected: item["expected"]?.compact))
            let published = try #require(item["metadata"]?["f1"]?.double)
            guard case .number(let share) = verdict.answer, abs(share - published) <= 1e-9 else {
                Issue.record("\(item["external_id"]?.string ?? ""): \(verdict), \(published) was published")
                continue
            }
            sum += share
        }
        #expect(items.count == count)
        if let percent { #expect(abs(100 * sum / Double(count) - percent) < 0.00005) }
    }
}

/// The folder of the recorded outputs, beside the repository's.
enum Published {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data/published").standardized.path

    static var isHere: Bool { FileManager.default.fileExists(atPath: folder) }

    static func items(in file: String) throws -> [JSONValue] {
        let lines = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")).split(separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONValue(parsing: Array($0)) }
    }
}
