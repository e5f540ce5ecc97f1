import AssayDomain
import Testing

@Suite struct BootstrapMeanTests {
    @Test func isTheSameForTheSameNumbers() {
        let values = (0..<300).map { Double($0 * $0 % 97) }
        #expect(BootstrapMean(of: values).interval() == BootstrapMean(of: values).interval())
    }

    @Test func enclosesTheMean() throws {
        var random = SeededRandom(seed: 95)
        for _ in 0..<50 {
            let values = (0..<Int.random(in: 2...200, using: &random)).map { _ in Double.random(in: 0...1, using: &random) }
            let sample = BootstrapMean(of: values)
            let (interval, mean) = try (#require(sample.interval()), #require(sample.mean))
            #expect(interval.low <= mean && mean <= interval.high)
            #expect(abs(mean - values.reduce(0, +) / Double(values.count)) < 1e-12)
        }
    }

    /// The expected width follows from σ/√n: for numbers spread evenly over 0 to 1, σ is √(1/12).
    @Test(arguments: [10_000, 10_001, 45_000, 200_000])
    func isAsWideAsTheoryHasIt(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let interval = try #require(BootstrapMean(of: (0..<count).lazy.map { _ in Double.random(in: 0...1, using: &random) }).interval())
        let expected = 2 * 1.96 * (1 / 12.0).squareRoot() / Double(count).squareRoot()
        #expect(abs((interval.high - interval.low) / expected - 1) < 0.08)
    }

    @Test(arguments: [0.7, 0.1, 3, 1.0 / 3, -0.3, 1.7e308, 0x1p-1074, 0])
    func isAPointWhereAllAreTheSame(value: Double) {
        for count in [2, 3, 10, 9_999, 30_017] {
            let sample = BootstrapMean(of: repeatElement(value, count: count))
            #expect(sample.mean == value)
            #expect(sample.interval() == Interval(low: value, high: value))
        }
    }

    @Test func enclosesTheMeanOfAnySize() throws {
        var random = SeededRandom(seed: 308)
        for _ in 0..<50 {
            let values = (0..<Int.random(in: 2...60, using: &random)).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
            let sample = BootstrapMean(of: values)
            guard values.count > 1 else { continue }
            let (interval, mean) = try (#require(sample.interval()), #require(sample.mean))
            #expect(interval.low <= mean && mean <= interval.high)
            #expect(interval.low.isFinite && interval.high.isFinite)
        }
        let interval = try #require(BootstrapMean(of: [1.7e308, -1.7e308, 1.7e308]).interval())
        #expect(interval.low == -1.7e308 && interval.high == 1.7e308)
    }

    @Test func saysNothingOfNothing() {
        #expect(BootstrapMean(of: []).mean == nil)
        #expect(BootstrapMean(of: []).interval() == nil)
        #expect(BootstrapMean(of: [1]).interval() == nil)
        var trials = TrialNumbers()
        for number in [.nan, 1, .infinity] { trials.add(number) }
        #expect(trials.mean?.rounded == 1)
        #expect(TrialNumbers().mean == nil)
    }
}
