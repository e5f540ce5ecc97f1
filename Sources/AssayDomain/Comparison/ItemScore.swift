/// How one run judged one item for one evaluation, in all its trials.
public struct ItemScore: Sendable, Equatable {
    /// The version of the item that was judged.
    public var version: Int
    /// Verdicts that passed or did not.
    public private(set) var trials = ItemTrials()
    /// Categories of each categorical verdict, in the order of the trials; each in alphabetical order.
    public private(set) var categories: [[String]] = []
    private var numbers = TrialNumbers()

    public init(version: Int) { self.version = version }

    /// Adds the result of a trial. Only a verdict scores: one that is not applicable does not, nor does an error or what was skipped.
    public mutating func add(_ answer: Verdict.Answer, passed: Bool?) {
        switch passed {
        case true?: trials.passed += 1
        case false?: trials.failed += 1
        case nil: break
        }
        switch answer {
        case .number(let number): numbers.add(number)
        case .categories(let keys): categories.append(keys.sorted())
        case .boolean, .notApplicable: break
        }
    }

    /// The share of trials that passed, of those with a verdict.
    var passRate: ItemMean? { ItemMean(trials) }

    /// The mean of the trials' numbers.
    var mean: ItemMean? { numbers.mean }
}
