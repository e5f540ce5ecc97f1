internal import AssayDomain
internal import JSON
internal import Synchronization

/// Judges each item by an evaluator that is made ready for the item's own values, and keeps the last ones.
final class ItemParameterJudge: Judge {
    typealias Preparation = @Sendable (JSONValue) throws(ConfigError) -> any Judge

    private let parameters: ItemParameters
    private let passing: Passing
    private let prepare: Preparation
    private let ready = Mutex(RecentJudges())

    init(_ parameters: ItemParameters, _ passing: Passing, _ prepare: @escaping Preparation) {
        self.parameters = parameters
        self.passing = passing
        self.prepare = prepare
    }

    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        try judge(for: parameters.config(for: sample)).judge(sample, while: shouldContinue)
    }

    private func judge(for config: JSONText) throws(EvaluationError) -> any Judge {
        if let judge = ready.withLock({ $0[config] }) { return judge }
        do throws(ConfigError) {
            let judge = try prepare(ItemParameters.parsed(config))
            ready.withLock { $0.insert(judge, for: config) }
            return judge
        } catch {
            throw parameters.failure(error)
        }
    }

    func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { passing.passes(verdict, on: sample) }

    var footprint: Int { RecentJudges.limit }
}

/// The judges that were made ready last, up to a number of bytes.
private struct RecentJudges {
    static let limit = 5 << 20
    private static let maximumCount = 64

    private var judges: [JSONText: any Judge] = [:]
    /// The keys in the order in which they were added, beginning at `oldest`, with the sizes of their entries.
    private var order: [(config: JSONText, size: Int)] = []
    private var oldest = 0
    private var bytes = 0

    subscript(config: JSONText) -> (any Judge)? { judges[config] }

    mutating func insert(_ judge: any Judge, for config: JSONText) {
        // A longer text costs more to keep than to prepare again.
        let size = judge.footprint + config.bytes.count
        guard size <= Self.limit, judges[config] == nil else { return }
        while judges.count >= Self.maximumCount || bytes + size > Self.limit { evictOldest() }
        judges[config] = judge
        order.append((config, size))
        bytes += size
    }

    private mutating func evictOldest() {
        judges[order[oldest].config] = nil
        bytes -= order[oldest].size
        oldest += 1
        guard oldest >= Self.maximumCount else { return }
        order.removeFirst(oldest)
        oldest = 0
    }
}
