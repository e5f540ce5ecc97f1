import AssayDomain
import Testing

@Suite struct PairedBootstrapTests {
    @Test func leavesZeroOutsideWhereItIsDecided() throws {
        var random = SeededRandom(seed: 6)
        for shift in stride(from: -0.3, through: 0.3, by: 0.02) {
            let result = try #require(
                PairedBootstrap(of: (0..<80).map { _ in Double.random(in: -1...1, using: &random) + shift }).test())
            let isOutside = result.interval.low > 0 || result.interval.high < 0
            // Near 0.05 the two may differ: one counts resamples, the other interpolates between two of them.
            #expect(isOutside == (result.pValue < 0.05) || abs(result.pValue - 0.05) < 0.003)
        }
    }

    @Test func turnsWithTheDirection() throws {
        let differences = (0..<50).map { Double($0 * 7 % 11) - 4 }
        let (there, back) = try (
            #require(PairedBootstrap(of: differences).test()), #require(PairedBootstrap(of: differences.map { -$0 }).test())
        )
        #expect(there.pValue == back.pValue)
        #expect(abs(there.interval.low + back.interval.high) < 1e-12)
    }

    @Test func isNeverSurerThanSoFewPairsAllow() throws {
        #expect(try #require(PairedBootstrap(of: [1, 1, 1]).test()).pValue == 0.25)
        #expect(try #require(PairedBootstrap(of: [1, 2, 3, 4, 0, 0, 0, 0]).test()).pValue >= 0.125)
        #expect(try #require(PairedBootstrap(of: Array(repeating: 1, count: 40)).test()).pValue < 0.001)
    }

    @Test func seesNothingWhereNothingDiffers() throws {
        let same = PairedBootstrap(of: Array(repeating: 0, count: 100))
        #expect(same.difference == 0)
        let result = try #require(same.test())
        #expect(result.interval == Interval(low: 0, high: 0))
        #expect(result.pValue == 1)
    }

    @Test func knowsTheDeviation() throws {
        #expect(abs(try #require(PairedBootstrap(of: [2, 4, 4, 4, 5, 5, 7, 9]).deviation) - (32.0 / 7).squareRoot()) < 1e-12)
    }

    @Test func saysNothingOfNothing() {
        #expect(PairedBootstrap(of: []).difference == nil)
        #expect(PairedBootstrap(of: [1]).test() == nil)
        #expect(PairedBootstrap(of: [1]).deviation == nil)
    }

    /// Three trials against one: equal scores are equal whatever their sums are.
    @Test func seesNothingBetweenEqualTrials() throws {
        var same = PairedBootstrap()
        for _ in 0..<100 { same.add(from: .of([0.7]), to: .of([0.7, 0.7, 0.7])) }
        #expect(same.difference == 0)
        let result = try #require(same.test())
        #expect(result.interval == Interval(low: 0, high: 0) && result.pValue == 1)
    }

    @Test func isAPointWhereAllDifferAlike() throws {
        let pairs = PairedBootstrap(of: Array(repeating: 0.1, count: 30))
        #expect(pairs.difference == 0.1)
        #expect(try #require(pairs.test()).interval == Interval(low: 0.1, high: 0.1))
        // The exact mean of the differences is one step of a double below the difference of the rounded means.
        var thirds = PairedBootstrap()
        for _ in 0..<30 { thirds.add(from: .of([1.0, 0, 0]), to: .of([1.0, 1, 1])) }
        #expect(thirds.difference == 2.0 / 3)
        #expect(try #require(thirds.test()).interval == Interval(low: 2.0 / 3, high: 2.0 / 3))
    }

    /// 0.7 − 0.1 three times: sums of doubles would be rounded, the exact mean is not.
    @Test func takesTheExactMeanOfDifferences() {
        var pairs = PairedBootstrap()
        for (before, after) in [(0.1, 0.7), (0.1, 0.7), (0.1, 0.7)] { pairs.add(from: .of([before]), to: .of([after])) }
        #expect(pairs.difference == 0.7 - 0.1)
    }

    /// Thirds that cancel each other count as no difference, in spite of rounding errors.
    @Test func countsResamplesOfNoDifferenceOnBothSides() throws {
        var thirds = PairedBootstrap()
        for _ in 0..<3 {
            thirds.add(from: .of([1.0, 1, 0]), to: .of([1.0, 0, 0]))
            thirds.add(from: .of([1.0, 0, 0]), to: .of([1.0, 1, 0]))
        }
        let whole = PairedBootstrap(of: [-1, 1, -1, 1, -1, 1])
        #expect(try #require(thirds.test()).pValue == #require(whole.test()).pValue)
    }

    @Test func comparesTheGreatestNumbers() throws {
        var pairs = PairedBootstrap()
        for _ in 0..<40 { pairs.add(from: .of([-1.7e308]), to: .of([1.7e308])) }
        #expect(pairs.difference == .greatestFiniteMagnitude)
        let result = try #require(pairs.test())
        #expect(result.pValue < 0.001)
        #expect(result.interval == Interval(low: .greatestFiniteMagnitude, high: .greatestFiniteMagnitude))
    }

    @Test(arguments: [1e-300, 1e-160, 1, 1e160, 1e300])
    func knowsTheDeviationOfAnySize(unit: Double) throws {
        let deviation = try #require(PairedBootstrap(of: [2, 4, 4, 4, 5, 5, 7, 9].map { $0 * unit }).deviation)
        #expect(abs(deviation / unit - (32.0 / 7).squareRoot()) < 1e-12)
    }
}
