import AssayDomain
import Testing

@Suite struct BootstrapMeanTests {
    private func bootstrap(_ values: some Sequence<Double>) -> BootstrapMean {
        var bootstrap = BootstrapMean()
        for value in values { bootstrap.add(value) }
        return bootstrap
    }

    @Test func isTheSameForTheSameNumbers() {
        let values = (0..<300).map { Double($0 * $0 % 97) }
        #expect(bootstrap(values).interval() == bootstrap(values).interval())
    }

    @Test func enclosesTheMean() throws {
        var random = SeededRandom(seed: 95)
        for _ in 0..<50 {
            let values = (0..<Int.random(in: 2...200, using: &random)).map { _ in Double.random(in: 0...1, using: &random) }
            let sample = bootstrap(values)
            let (interval, mean) = try (#require(sample.interval()), #require(sample.mean))
            #expect(interval.low <= mean && mean <= interval.high)
            #expect(abs(mean - values.reduce(0, +) / Double(values.count)) < 1e-12)
        }
    }

    /// σ/√n says how wide it has to be: for numbers spread evenly over 0 to 1, σ is √(1/12).
    @Test(arguments: [10_000, 10_001, 45_000, 200_000])
    func isAsWideAsTheoryHasIt(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let interval = try #require(bootstrap((0..<count).lazy.map { _ in Double.random(in: 0...1, using: &random) }).interval())
        let expected = 2 * 1.96 * (1 / 12.0).squareRoot() / Double(count).squareRoot()
        #expect(abs((interval.high - interval.low) / expected - 1) < 0.08)
    }

    @Test func isAPointWhereAllAreTheSame() {
        #expect(bootstrap([3, 3, 3]).interval() == Interval(low: 3, high: 3))
    }

    @Test func saysNothingOfNothing() {
        #expect(bootstrap([]).mean == nil)
        #expect(bootstrap([]).interval() == nil)
        #expect(bootstrap([1]).interval() == nil)
        #expect(bootstrap([1, .nan, .infinity]).count == 1)
    }
}
