import AssayDomain
import Testing

@Suite struct RunningSumTests {
    private func mean(_ numbers: some Collection<Double>) -> Double {
        var sum = RunningSum()
        for number in numbers { sum.add(number) }
        return sum.mean(of: numbers.count)
    }

    @Test func isOffByLittle() {
        #expect(abs(mean(Array(repeating: 0.1, count: 1_000_000)) - 0.1) <= 1e-13)
        #expect(abs(mean([1e16, 1, 1, -1e16]) - 0.5) <= 1e-13)
    }

    @Test func neverBecomesInfinite() {
        #expect(mean(Array(repeating: .greatestFiniteMagnitude, count: 1000)) == .greatestFiniteMagnitude)
        var sum = RunningSum()
        for _ in 0..<32 { sum.add(1.7e308) }
        var other = RunningSum()
        for _ in 0..<8 { other.add(-1.7e308) }
        sum.add(other)
        #expect(abs(sum.mean(of: 40) / 1.02e308 - 1) < 1e-12)
    }
}
