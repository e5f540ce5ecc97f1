import AssayDomain

extension ItemMean {
    /// The mean of an item with these numbers, one for each trial.
    static func of(_ numbers: [Double]) -> ItemMean {
        var trials = TrialNumbers()
        for number in numbers { trials.add(number) }
        return trials.mean!
    }
}

extension BootstrapMean {
    /// The mean of items with one trial each.
    init(of values: some Sequence<Double>) {
        self.init()
        for value in values { add(.of([value])) }
    }

    init(ofItems items: [[Double]]) {
        self.init()
        for item in items { add(.of(item)) }
    }
}

extension PairedBootstrap {
    /// Pairs with these differences.
    init(of differences: some Sequence<Double>) {
        self.init()
        for difference in differences { add(from: .of([0]), to: .of([difference])) }
    }
}
