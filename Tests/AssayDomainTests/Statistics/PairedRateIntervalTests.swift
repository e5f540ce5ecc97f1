import AssayDomain
import Testing

@Suite struct PairedRateIntervalTests {
    /// Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired data", Statistics in
    /// Medicine 17 (1998), table III, method 10, which rounds 1.95996 to 1.96.
    @Test(arguments: [
        (cells: [36, 12, 2, 0], low: 0.0569, high: 0.3404), ([20, 12, 2, 16], 0.0562, 0.3292), ([18, 12, 2, 18], 0.0562, 0.3290),
        ([36, 14, 0, 0], 0.1528, 0.4167), ([35, 14, 0, 1], 0.1461, 0.4175), ([18, 14, 0, 18], 0.1441, 0.3963),
        ([2, 97, 1, 0], 0.8721, 0.9854), ([1, 97, 1, 1], 0.8736, 0.9850), ([0, 30, 0, 0], 0.8395, 1), ([54, 0, 0, 0], -0.0664, 0.0664),
    ])
    func agreesWithPublishedIntervals(cells: [Int], low: Double, high: Double) throws {
        let interval = try #require(
            PairedRateInterval(bothPassed: cells[0], improved: cells[1], regressed: cells[2], bothFailed: cells[3]))
        #expect(abs(interval.low - low) < 0.0001)
        #expect(abs(interval.high - high) < 0.0001)
    }

    /// Worked examples of the same method from other sources, to the digits that they print.
    @Test(arguments: [
        (cells: [1, 1, 7, 12], low: -0.507, high: -0.026, digits: 0.0005), ([8, 3, 1, 2], -0.1574, 0.4136, 0.00005),
        ([7, 25, 2, 68], 0.133, 0.318, 0.0005),
    ])
    func agreesWithPublishedExamples(cells: [Int], low: Double, high: Double, digits: Double) throws {
        let interval = try #require(
            PairedRateInterval(bothPassed: cells[0], improved: cells[1], regressed: cells[2], bothFailed: cells[3]))
        #expect(abs(interval.low - low) <= digits && abs(interval.high - high) <= digits)
    }

    @Test func turnsWithTheDirection() throws {
        let there = try #require(PairedRateInterval(bothPassed: 700, improved: 23, regressed: 9, bothFailed: 587))
        let back = try #require(PairedRateInterval(bothPassed: 700, improved: 9, regressed: 23, bothFailed: 587))
        #expect(abs(there.low + back.high) < 1e-12 && abs(there.high + back.low) < 1e-12)
        #expect(there.low < 14.0 / 1319 && 14.0 / 1319 < there.high)
    }

    @Test func saysNothingOfNothing() {
        #expect(PairedRateInterval(bothPassed: 0, improved: 0, regressed: 0, bothFailed: 0) == nil)
    }
}
