/// What a time zone's clocks have been ahead of UTC, and will be.
struct ZoneRules: Sendable {
    /// From when, in seconds since 1970 of UTC, an offset holds; ascending.
    let transitions: [Int]
    /// The seconds ahead of UTC before the first transition, and after each.
    let offsets: [Int]
    /// What holds after the last transition; `nil` where that goes on for good.
    let future: YearlyRule?

    static let utc = ZoneRules(transitions: [], offsets: [0], future: nil)

    /// How far clocks are ahead at a moment, in seconds.
    func offset(at seconds: Int) -> Int {
        if let future, seconds >= transitions.last ?? .min { return future.offset(at: seconds) }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return offsets[low]
    }

    /// Which way a time goes that clocks skipped, when summer came.
    enum Skipped { case forwards, backwards }

    /// How far clocks are ahead when they show a time, which is given as if they were UTC's. A time that comes twice is its first.
    func offset(whenShowing seconds: Int, skipped: Skipped) -> Int {
        // No zone changes its clocks twice within two days.
        let before = offset(at: seconds - 86_400)
        let after = offset(at: seconds + 86_400)
        if before == after || offset(at: seconds - before) == before { return before }
        if offset(at: seconds - after) == after { return after }
        return skipped == .forwards ? before : after
    }
}
