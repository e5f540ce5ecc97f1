import AssayDomain
import Testing

@Suite struct QuantilesTests {
    /// The example of NumPy's documentation of `percentile`.
    @Test func agreesWithNumPysExample() throws {
        #expect(try #require(Quantiles(of: [10, 7, 4, 3, 2, 1])).median == 3.5)
    }

    @Test func liesBetweenTheNearestTwo() throws {
        let tens = try #require(Quantiles(of: (0...10).map { Double($0) * 10 }))
        #expect((tens.p10, tens.median, tens.p90) == (10, 50, 90))
        let two = try #require(Quantiles(of: [1, 2]))
        #expect(two.median == 1.5)
        #expect(abs(two.p10 - 1.1) < 1e-15 && abs(two.p90 - 1.9) < 1e-15)
    }

    @Test func doesNotMindTheOrder() {
        var random = SeededRandom(seed: 7)
        let values = (0..<999).map { _ in Double.random(in: -1...1, using: &random) }
        #expect(Quantiles(of: values) == Quantiles(of: values.shuffled(using: &random)))
    }

    @Test func rises() throws {
        var random = SeededRandom(seed: 10)
        for _ in 0..<200 {
            let values = (0..<Int.random(in: 1...40, using: &random)).map { _ in Double.random(in: -1...1, using: &random) }
            let quantiles = try #require(Quantiles(of: values))
            #expect(quantiles.p10 <= quantiles.median && quantiles.median <= quantiles.p90)
            #expect(try #require(values.min()) <= quantiles.p10 && quantiles.p90 <= #require(values.max()))
        }
    }

    @Test func liesBetweenTheGreatestToo() throws {
        let quantiles = try #require(Quantiles(of: [-1.7e308, 1.7e308]))
        #expect(quantiles.median == 0)
        #expect(quantiles.p10.isFinite && quantiles.p10 < 0 && quantiles.p90.isFinite && quantiles.p90 > 0)
    }

    @Test func saysNothingOfNothing() {
        #expect(Quantiles(of: []) == nil)
        #expect(Quantiles(of: [.nan, .infinity]) == nil)
        #expect(Quantiles(of: [4, .nan])?.median == 4)
    }

    @Test(arguments: 0..<40)
    func areTheSameOfNumbersThatComeInOrder(count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        let values = (0..<count).map { _ in Double.random(in: -5...5, using: &random).rounded(.down) }
        var sorted = SortedQuantiles(count: count)
        for value in values.sorted() { sorted.add(value) }
        #expect(sorted.quantiles == Quantiles(of: values))
    }

    @Test func numbersThatAreMissingAreNotMadeUp() {
        var sorted = SortedQuantiles(count: 3)
        for value in [1.0, 2] { sorted.add(value) }
        #expect(sorted.quantiles == nil)
    }
}
