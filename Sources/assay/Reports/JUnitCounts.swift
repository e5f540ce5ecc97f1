/// How many cases of a suite ended how.
struct JUnitCounts {
    private var tests = 0
    private var failures = 0
    private var errors = 0
    private var skipped = 0
    private var seconds = 0.0

    mutating func add(_ kind: JUnitCase.Kind, seconds: Double) {
        tests += 1
        self.seconds += seconds
        switch kind {
        case .passed: break
        case .failure: failures += 1
        case .error: errors += 1
        case .skipped: skipped += 1
        }
    }

    /// As a suite has them.
    var attributes: String {
        """
        tests="\(tests)" failures="\(failures)" errors="\(errors)" skipped="\(skipped)" time="\(NumberFormat.decimal(seconds, places: 6))"
        """
    }
}
