import Testing

@testable import AssayRunner

@Suite struct ChunkSizeTests {
    @Test func beginsSmallAndGrowsStepByStep() {
        var size = ChunkSize(cellsPerItem: 1)
        #expect(size.items == 32)
        size.adapt(to: Planner.Throughput(items: 32, microseconds: 10))
        #expect(size.items == 128)
        for _ in 0..<5 { size.adapt(to: Planner.Throughput(items: 1000, microseconds: 10)) }
        #expect(size.items == 1000)
    }

    @Test func slowJudgesGetFewItems() {
        var size = ChunkSize(cellsPerItem: 1)
        size.adapt(to: Planner.Throughput(items: 32, microseconds: 3_200_000))
        #expect(size.items == 1)
    }

    @Test func manyCellsAnItemMakeShortChunks() {
        #expect(ChunkSize(cellsPerItem: 1000).items == 4)
        #expect(ChunkSize(cellsPerItem: 100_000).items == 1)
    }

    @Test func aChunkOfNothingTeachesNothingWrong() {
        var size = ChunkSize(cellsPerItem: 1)
        size.adapt(to: Planner.Throughput(items: 0, microseconds: 0))
        #expect(size.items >= 1)
    }
}
