import AssayDomain
import PythonSupport
import Testing

/// Holds the statistics against SciPy, in a virtual environment of the tests' own.
@Suite(.enabled("SciPy cannot be installed: nothing to agree with") { SciPy.isInstalled })
struct SciPyAgreementTests {
    @Test func agreesOnWilsonIntervals() throws {
        var random = SeededRandom(seed: 1927)
        let cases = (0..<500).map { _ in
            let trials = Int.random(in: 1...100_000, using: &random)
            let successes = Int.random(in: 0...trials, using: &random)
            let interval = WilsonInterval(successes: successes, trials: trials)
            return "[\(successes), \(trials), \(interval?.low ?? -1), \(interval?.high ?? -1)]"
        }
        #expect(try SciPy.disagreements(about: "wilson", cases) == [])
    }
}
