internal import AssayDomain
internal import JSON
internal import Synchronization

/// Judges each item by an evaluator that is made ready for the item's own values, and keeps the last ones.
final class ItemParameterJudge: Judge {
    typealias Preparation = @Sendable (JSONValue) throws(ConfigError) -> any Judge

    private let parameters: ItemParameters
    private let passing: Passing
    /// Bytes of what all evaluators share, which each of them counts in its footprint.
    private let sharedFootprint: Int
    private let prepare: Preparation
    private let ready = Mutex(RecentJudges())

    init(_ parameters: ItemParameters, _ passing: Passing, sharedFootprint: Int, _ prepare: @escaping Preparation) {
        self.parameters = parameters
        self.passing = passing
        self.sharedFootprint = sharedFootprint
        self.prepare = prepare
    }

    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        try judge(for: parameters.config(for: sample)).judge(sample, while: shouldContinue)
    }

    private func judge(for config: JSONText) throws(EvaluationError) -> any Judge {
        if let judge = ready.withLock({ $0[config] }) { return judge }
        do throws(ConfigError) {
            let judge = try prepare(ItemParameters.parsed(config))
            ready.withLock { $0.insert(judge, for: config, size: judge.footprint - sharedFootprint + config.bytes.count) }
            return judge
        } catch {
            throw parameters.failure(error)
        }
    }

    func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { passing.passes(verdict, on: sample) }

    var footprint: Int { RecentJudges.limit + sharedFootprint }
}

/// The judges that were made ready last, up to a number of bytes.
private struct RecentJudges {
    static let limit = 5 << 20
    private static let maximumCount = 64

    private var judges: [JSONText: any Judge] = [:]
    /// A ring of the keys with the sizes of their entries, from the oldest on.
    private var ring = [(config: JSONText, size: Int)?](repeating: nil, count: maximumCount)
    private var oldest = 0
    private var bytes = 0

    subscript(config: JSONText) -> (any Judge)? { judges[config] }

    mutating func insert(_ judge: any Judge, for config: JSONText, size: Int) {
        // A longer text costs more to keep than to prepare again.
        guard size <= Self.limit, judges[config] == nil else { return }
        while judges.count >= Self.maximumCount || bytes + size > Self.limit { evictOldest() }
        ring[(oldest + judges.count) % Self.maximumCount] = (config, size)
        judges[config] = judge
        bytes += size
    }

    private mutating func evictOldest() {
        guard let (config, size) = ring[oldest] else { return }
        ring[oldest] = nil
        judges[config] = nil
        bytes -= size
        oldest = (oldest + 1) % Self.maximumCount
    }
}
