import Testing

@testable import AssayRunner

@Suite struct ChunkSizeTests {
    @Test func beginsSmallAndGrowsStepByStep() {
        var size = ChunkSize(cellsPerItem: 1)
        #expect(size.items == 32)
        size.learn(Planner.Pace(items: 32, microseconds: 10))
        #expect(size.items == 128)
        for _ in 0..<5 { size.learn(Planner.Pace(items: 1000, microseconds: 10)) }
        #expect(size.items == 1000)
    }

    @Test func slowJudgesGetFewItems() {
        var size = ChunkSize(cellsPerItem: 1)
        size.learn(Planner.Pace(items: 32, microseconds: 3_200_000))
        #expect(size.items == 1)
    }

    @Test func manyCellsAnItemMakeShortChunks() {
        #expect(ChunkSize(cellsPerItem: 1000).items == 4)
        #expect(ChunkSize(cellsPerItem: 100_000).items == 1)
    }

    @Test func aChunkOfNothingTeachesNothingWrong() {
        var size = ChunkSize(cellsPerItem: 1)
        size.learn(Planner.Pace(items: 0, microseconds: 0))
        #expect(size.items >= 1)
    }
}
