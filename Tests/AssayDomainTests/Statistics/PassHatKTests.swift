import AssayDomain
import Foundation
import JSON
import Testing

@Suite struct PassHatKTests {
    private func passHatK(_ k: Int, _ items: [ItemTrials]) -> Double? {
        var passHatK = PassHatK(k: k)
        for item in items { passHatK.add(item) }
        return passHatK.value
    }

    /// τ-bench's estimator, E[C(c, k) / C(n, k)], for four trials of which 4, 3 and 1 passed: C(4, 2), C(3, 2) and C(1, 2) over C(4, 2).
    @Test func agreesWithTauBench() throws {
        let items = [ItemTrials(passed: 4, failed: 0), ItemTrials(passed: 3, failed: 1), ItemTrials(passed: 1, failed: 3)]
        for (k, expected) in [(1, 8.0 / 12), (2, 9.0 / 18), (4, 1.0 / 3)] {
            let value = try #require(passHatK(k, items))
            #expect(abs(value - expected) < 1e-12)
        }
    }

    /// Four trials of fifty tasks, as they were recorded and published with τ-bench.
    @Test func agreesWithTheRecordedTrialsOfTauBench() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../shared/data/published/tau_bench_airline_gpt4o.jsonl").standardized
        guard let data = try? Data(contentsOf: file) else { return print("skipping τ-bench's trials: \(file.path) does not exist") }
        let items = try data.split(separator: UInt8(ascii: "\n")).map { line in
            let metadata = try JSONValue(parsing: Array(line))["metadata"]
            let rewards = try #require(metadata?["rewards"]).elements.map { $0.double == 1 }
            return ItemTrials(passed: rewards.count { $0 }, failed: rewards.count { !$0 })
        }
        #expect(items.count == 50)
        for (k, published) in [(1, 0.420), (2, 0.273), (3, 0.220), (4, 0.200)] {
            #expect(abs(try #require(passHatK(k, items)) - published) < 0.0005)
        }
    }

    @Test func fallsAsKGrows() {
        let items = (0...8).map { ItemTrials(passed: $0, failed: 8 - $0) }
        let values = (1...8).compactMap { passHatK($0, items) }
        #expect(values.count == 8)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    }

    @Test func leavesOutItemsWithTooFewVerdicts() {
        #expect(passHatK(3, [ItemTrials(passed: 2, failed: 0)]) == nil)
        #expect(passHatK(3, [ItemTrials(passed: 2, failed: 0), ItemTrials(passed: 3, failed: 0)]) == 1)
    }

    @Test func callsUnstableWhatPassesAndFails() {
        #expect(ItemTrials(passed: 1, failed: 9).isUnstable)
        #expect(!ItemTrials(passed: 10, failed: 0).isUnstable)
        #expect(!ItemTrials().isUnstable)
    }
}
