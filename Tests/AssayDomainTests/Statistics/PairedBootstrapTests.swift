import AssayDomain
import Testing

@Suite struct PairedBootstrapTests {
    private func bootstrap(_ differences: some Sequence<Double>) -> PairedBootstrap {
        var bootstrap = PairedBootstrap()
        for difference in differences { bootstrap.add(difference) }
        return bootstrap
    }

    @Test func leavesZeroOutsideWhereItIsDecided() throws {
        var random = SeededRandom(seed: 6)
        for shift in stride(from: -0.3, through: 0.3, by: 0.02) {
            let finding = try #require(bootstrap((0..<80).map { _ in Double.random(in: -1...1, using: &random) + shift }).finding())
            let isOutside = finding.interval.low > 0 || finding.interval.high < 0
            // At the very edge the one counts resamples and the other lies between two of them.
            #expect(isOutside == (finding.pValue < 0.05) || abs(finding.pValue - 0.05) < 0.003)
        }
    }

    @Test func turnsWithTheDirection() throws {
        let differences = (0..<50).map { Double($0 * 7 % 11) - 4 }
        let (there, back) = try (#require(bootstrap(differences).finding()), #require(bootstrap(differences.map { -$0 }).finding()))
        #expect(there.pValue == back.pValue)
        #expect(abs(there.interval.low + back.interval.high) < 1e-12)
    }

    @Test func isNeverSurerThanSoFewPairsAllow() throws {
        #expect(try #require(bootstrap([1, 1, 1]).finding()).pValue == 0.25)
        #expect(try #require(bootstrap([1, 2, 3, 4, 0, 0, 0, 0]).finding()).pValue >= 0.125)
        #expect(try #require(bootstrap(Array(repeating: 1, count: 40)).finding()).pValue < 0.001)
    }

    @Test func seesNothingWhereNothingDiffers() throws {
        let same = bootstrap(Array(repeating: 0, count: 100))
        #expect(same.difference == 0)
        let finding = try #require(same.finding())
        #expect(finding.interval == Interval(low: 0, high: 0))
        #expect(finding.pValue == 1)
    }

    @Test func knowsTheDeviation() throws {
        #expect(abs(try #require(bootstrap([2, 4, 4, 4, 5, 5, 7, 9]).deviation) - (32.0 / 7).squareRoot()) < 1e-12)
    }

    @Test func saysNothingOfNothing() {
        #expect(bootstrap([]).difference == nil)
        #expect(bootstrap([1]).finding() == nil)
        #expect(bootstrap([1]).deviation == nil)
    }
}
