extension Tally {
    /// The pass rate if every error were a failure: the least it can be. `nil` where nothing was to pass.
    public var rateIfErrorsFail: Double? { rate(of: passed) }

    /// The pass rate if every error had passed: the most it can be. `nil` where nothing was to pass.
    public var rateIfErrorsPass: Double? { rate(of: passed + error) }

    private func rate(of passed: Int) -> Double? {
        let cells = self.passed + failed + error
        return cells > 0 ? Double(passed) / Double(cells) : nil
    }
}
