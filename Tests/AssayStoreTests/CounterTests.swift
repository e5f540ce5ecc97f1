import AssayDomain
import AssayStore
import Testing

@Suite struct CounterTests {
    let fixture: StoreFixture
    let run: BatchRun
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        run = try fixture.run(over: fixture.dataset(), [fixture.evaluation("a"), fixture.evaluation("b")])
    }

    /// Adjacent chunks of different lengths.
    private static let chunks: [ItemRange] = (Int64(0)..<40).map { index in
        ItemRange(after: index * index, through: (index + 1) * (index + 1))
    }

    private static func items(of chunks: [ItemRange]) -> Int64 { chunks.reduce(0) { $0 + $1.through } }

    /// The last item of the chunk passed in `a` and ended in error in `b`.
    private func results(_ chunk: ItemRange) -> [CellResult] {
        [
            CellResult(item: chunk.through, .verdict(.number(Double(chunk.through), ""), passed: true)),
            CellResult(item: chunk.through, evaluation: 1, .error(errorClass: "timeout", message: "")),
        ]
    }

    private func record(_ chunk: ItemRange) throws {
        let outcome = Awaited<Result<Void, StoreError>>()
        store.record(JudgedCells(results(chunk), pass: .initial, finished: chunk, microseconds: chunk.through), under: run.token) {
            outcome.set($0)
        }
        try outcome.wait().get()
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func areTheSameHoweverChunksAreRecorded(seed: UInt64) throws {
        var random = ChunkRandom(state: seed)
        let chunks = Self.chunks.shuffled(using: &random)
        for (index, chunk) in chunks.enumerated() {
            try record(chunk)
            // Some chunks are recorded twice, as after a commit whose outcome was lost.
            if index % 7 == 0 { try record(chunk) }
        }
        #expect(try store.finishedRanges(of: run.id) == [ItemRange(after: 0, through: 1600)])
        #expect(try Database(fixture.path).number("SELECT count(*) FROM batch_counters") == 2)
        let totals = try store.totals(of: run.id)
        #expect(totals.tallies.map(\.passed) == [40, 0])
        #expect(totals.tallies.map(\.error) == [0, 40])
        #expect(totals.tallies[0].mean == Double(Self.items(of: Self.chunks)) / 40)
        #expect(try store.recount(of: run.id) == totals.tallies)
        let repeated = chunks.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
        #expect(totals.spending.microseconds == Self.items(of: Self.chunks) + Self.items(of: repeated))
    }

    @Test func finishedRangesStayApartWhereAChunkIsMissing() throws {
        try record(ItemRange(after: 20, through: 30))
        try record(ItemRange(after: 0, through: 10))
        try record(ItemRange(after: 30, through: 40))
        #expect(
            try store.finishedRanges(of: run.id) == [ItemRange(after: 0, through: 10), ItemRange(after: 20, through: 40)])
        try record(ItemRange(after: 10, through: 20))
        #expect(try store.finishedRanges(of: run.id) == [ItemRange(after: 0, through: 40)])
    }
}

/// A deterministic random number generator.
private struct ChunkRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
