/// Any number of numbers in at most 10,000 groups, dealt out one by one.
///
/// Up to 10,000 numbers each is a group of its own. Beyond, resampling the groups stands for resampling the numbers: where these are
/// independent, a group's mean varies around theirs with σ²/m, m being the group's size, and the mean of n/m groups with σ²/n, as that of the
/// n numbers does. So the time and memory that a bootstrap takes have a bound. Dealing them out takes neighbours, which may be alike,
/// into different groups.
struct GroupedSums: Sendable {
    struct Group: Sendable {
        var sum: Double
        var count: Double
    }

    static let limit = 10_000

    private(set) var groups: [Group] = []
    private(set) var count = 0

    mutating func add(_ value: Double) {
        if count < Self.limit {
            groups.append(Group(sum: value, count: 1))
        } else {
            let place = count % Self.limit
            groups[place].sum += value
            groups[place].count += 1
        }
        count += 1
    }

    var mean: Double? { count > 0 ? groups.reduce(0) { $0 + $1.sum } / Double(count) : nil }
}
