import AssayDomain
import Foundation
import PythonSupport
import Testing

/// Compares the statistics with SciPy, which is installed into a virtual environment of the tests. The tolerances are in `reference.py`.
@Suite(.enabled("SciPy cannot be installed") { SciPy.isInstalled })
struct SciPyAgreementTests {
    @Test func agreesOnWilsonIntervals() throws {
        var random = SeededRandom(seed: 1927)
        let cases = (0..<500).map { _ in
            let trials = Int.random(in: 1...100_000, using: &random)
            let successes = Int.random(in: 0...trials, using: &random)
            let interval = WilsonInterval(successes: successes, trials: trials)
            return "[\(successes), \(trials), \(interval?.low ?? -1), \(interval?.high ?? -1)]"
        }
        try SciPy.check("wilson", cases)
    }

    @Test func agreesOnMcNemarTests() throws {
        var random = SeededRandom(seed: 1947)
        let cases = (0..<500).map { turn in
            // Few changes, then thousands, then millions.
            let limit = [40, 5_000, 4_000_000][min(turn / 200, 2)]
            let improved = Int.random(in: 0...limit, using: &random)
            let regressed = max(0, improved + Int.random(in: -limit / 20...limit / 20, using: &random))
            return "[\(improved), \(regressed), \(McNemarTest(improved: improved, regressed: regressed).pValue)]"
        }
        try SciPy.check("mcnemar", cases)
    }

    @Test func agreesOnQuantiles() throws {
        var random = SeededRandom(seed: 1996)
        let cases = (0..<500).map { _ in
            let values = (0..<Int.random(in: 1...300, using: &random)).map { _ in Double.random(in: -1e3...1e3, using: &random) }
            let quantiles = Quantiles(of: values)
            return "[\(values), \(quantiles?.p10 ?? -1), \(quantiles?.median ?? -1), \(quantiles?.p90 ?? -1)]"
        }
        try SciPy.check("quantiles", cases)
    }

    @Test func agreesOnPassHatK() throws {
        var random = SeededRandom(seed: 2024)
        let cases = (0..<300).map { _ in
            let trials = Int.random(in: 1...100, using: &random)
            var passHatK = PassHatK(k: Int.random(in: 1...trials, using: &random))
            let passed = (0..<30).map { _ in Int.random(in: 0...trials, using: &random) }
            for count in passed { passHatK.add(ItemTrials(passed: count, failed: trials - count)) }
            return "[\(passed), \(trials), \(passHatK.k), \(passHatK.value ?? -1)]"
        }
        try SciPy.check("pass_hat_k", cases)
    }

    @Test func agreesOnBootstraps() throws {
        var random = SeededRandom(seed: 1993)
        let cases = (0..<100).map { _ in
            let shift = Double.random(in: -0.2...0.2, using: &random)
            // Skewed, as scores are.
            let values = (0..<Int.random(in: 40...120, using: &random)).map { _ in
                let even = Double.random(in: 0...1, using: &random)
                return even * even - 1.0 / 3 + shift
            }
            let (interval, result) = (BootstrapMean(of: values).interval(), PairedBootstrap(of: values).test())
            return """
                [\(values), [\(interval?.low ?? -1), \(interval?.high ?? -1)], \
                [\(result?.interval.low ?? -1), \(result?.interval.high ?? -1)], \(result?.pValue ?? -1)]
                """
        }
        try SciPy.check("bootstrap", cases)
    }
}

/// Runs `reference.py`, which compares results with SciPy's.
private enum SciPy {
    static var isInstalled: Bool { environment != nil }

    private static let environment = PythonEnvironment.with(packages: ["scipy==1.11.4"])

    /// Fails the test if SciPy computes other results.
    /// - Parameters:
    ///   - subject: the name of a function of the script.
    ///   - cases: JSON arrays of its arguments.
    static func check(_ subject: String, _ cases: [String]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-scipy-\(UUID().uuidString)")
        try Data(cases.joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/reference.py"
        let lines = try #require(environment).run(script: script, arguments: [subject, file.path]).split(separator: "\n").map(String.init)
        // The last line is the number of compared cases: none may be missing.
        #expect(lines.last == "\(cases.count)")
        let disagreements = Array(lines.dropLast().prefix(10))
        #expect(disagreements == [])
    }
}
