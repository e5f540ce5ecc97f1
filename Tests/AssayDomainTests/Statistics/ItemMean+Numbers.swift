import AssayDomain

extension ItemMean {
    /// Of one item; a number for each of its trials.
    static func of(_ numbers: [Double]) -> ItemMean {
        var trials = TrialNumbers()
        for number in numbers { trials.add(number) }
        return trials.mean!
    }
}

extension BootstrapMean {
    /// Of items with one trial each.
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
    /// Of pairs that differ by these.
    init(of differences: some Sequence<Double>) {
        self.init()
        for difference in differences { add(from: .of([0]), to: .of([difference])) }
    }
}
