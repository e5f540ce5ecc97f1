/// How many items the next chunk of a run should have: few at first, so that a run shows results at once, then as many as are judged
/// in a tenth of a second, so that short runs never wait long for a thread and stopping is quick.
struct ChunkSize {
    private(set) var items: Int
    private let maximum: Int

    /// Microseconds of judging that a chunk should take.
    private static let target: Int64 = 100_000
    private static let maximumItems = 1_000
    /// Results of a chunk are in memory together and are committed together.
    private static let maximumCells = 4_000
    private static let first = 32
    /// One chunk is no proof: the next is at most so many times as large.
    private static let growth = 4

    init(cellsPerItem: Int) {
        maximum = min(Self.maximumItems, max(1, Self.maximumCells / max(1, cellsPerItem)))
        items = min(Self.first, maximum)
    }

    mutating func learn(_ pace: Planner.Pace) {
        let fitting = Int64(pace.items) * Self.target / max(1, pace.microseconds)
        items = max(1, min(Int(fitting), items * Self.growth, maximum))
    }
}
