import AssayDomain
import Foundation
import PythonSupport
import Testing

@Suite struct ExactMeanTests {
    private static let means: [(numbers: [Double], mean: Double)] = [
        ([0.7, 0.7, 0.7], 0.7), ([0.1, 0.2, 0.3], 0.2), ([1e16, 1, -1e16], 1.0 / 3), ([-0.3], -0.3), ([1.7e308, -1.7e308], 0),
        ([.greatestFiniteMagnitude, .greatestFiniteMagnitude], .greatestFiniteMagnitude),
        // Halves of the least number, which are rounded to even.
        ([0x1p-1074, 0], 0), ([0x1p-1074, 0x1p-1073], 0x1p-1073), ([0x1p-1022, 0x1p-1074, 0], 1_501_199_875_790_166 * 0x1p-1074),
    ]

    @Test(arguments: means)
    func isRoundedOnce(numbers: [Double], mean: Double) {
        #expect(BootstrapMean(of: numbers).mean == mean)
        #expect(ItemMean.of(numbers).rounded == mean)
    }

    /// 32 times 1.7e308 and 8 times −1.7e308: the sum overflows a double, the mean does not.
    @Test func staysFinite() {
        let numbers = Array(repeating: 1.7e308, count: 32) + Array(repeating: -1.7e308, count: 8)
        #expect(BootstrapMean(of: numbers).mean == 1.0199999999999999e308)
    }

    @Test func averagesTheTrialsOfAnItemFirst() {
        // The mean of (1 + 0 + 0) / 3 and 0, not of all four trials.
        #expect(BootstrapMean(ofItems: [[1, 0, 0], [0]]).mean == 1.0 / 6)
        #expect(BootstrapMean(ofItems: [[0.7, 0.7, 0.7], [0.7], [0.7, 0.7]]).mean == 0.7)
        #expect(BootstrapMean(ofItems: [[0.7, 0.7, 0.7], [0.7], [0.7, 0.7]]).interval() == Interval(low: 0.7, high: 0.7))
    }

    @Test func doesNotMindTheOrderOfTrials() {
        let (forwards, backwards) = (ItemMean.of([0.1, 0.2, 0.3]), ItemMean.of([0.3, 0.2, 0.1]))
        #expect(forwards.rounded == backwards.rounded)
    }

    /// Python's fractions are exact, and their `float` rounds once.
    @Test(.enabled("python3 is not installed") { PythonEnvironment.system != nil }, arguments: [1, 2, 3])
    func agreesWithPythonsFractions(seed: UInt64) throws {
        let python = try #require(PythonEnvironment.system)
        var random = SeededRandom(seed: seed)
        let cases = (0..<400).map { _ in Self.items(by: &random) }
        let lines = cases.map { items in
            let mean = BootstrapMean(ofItems: items).mean ?? .nan
            return "\(mean) " + items.map { $0.map(\.description).joined(separator: ",") }.joined(separator: ";")
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-means-\(UUID().uuidString)")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/exact_means.py"
        #expect(try python.run(script: script, arguments: [file.path]) == "\(cases.count)\n")
    }

    /// Items with up to twelve trials: alike, of about the same size, or of any size and sign that a double has.
    private static func items(by random: inout SeededRandom) -> [[Double]] {
        let exponent = UInt64.random(in: 1...2043, using: &random)
        let kind = Int.random(in: 0..<3, using: &random)
        let same = Double.random(in: 0...1, using: &random)
        let trials = [1, 3, 12].randomElement(using: &random)!
        return (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (0..<Int.random(in: 1...trials, using: &random)).map { _ in
                switch kind {
                case 0: same
                case 1: Double(bitPattern: random.next() & 0x800f_ffff_ffff_ffff | (exponent + random.next() % 3) << 52)
                default: extreme(by: &random)
                }
            }
        }
    }

    private static func extreme(by random: inout SeededRandom) -> Double {
        let extremes: [Double] = [0, 0.7, 1.7e308, -1.7e308, .greatestFiniteMagnitude, 0x1p-1074, -0x1p-1074, 0x1p-1022]
        let number = Double(bitPattern: random.next())
        return number.isFinite && Bool.random(using: &random) ? number : extremes.randomElement(using: &random)!
    }
}
