/// 64 rows of the table of edit distances at one column, as the differences between each row and the one above it.
struct BitBlock {
    /// A bit for each row that is one more than the row above.
    private var increases: UInt64
    /// A bit for each row that is one less.
    private var decreases: UInt64 = 0

    /// At the column before the first, where each row is one more than the one above it.
    ///
    /// - Parameter blank: how many rows at the top are none, with no difference.
    init(below blank: Int) { increases = UInt64.max << UInt64(blank) }

    /// Goes on to the next column.
    ///
    /// - Parameters:
    ///   - above: the step to that column along the row above the block.
    ///   - match: the rows whose symbol is the column's.
    /// - Returns: the step along the block's last row.
    @inline(__always)
    mutating func advance(_ above: BlockStep, _ match: UInt64) -> BlockStep {
        let (rises, falls) = (UInt64(above.up), UInt64(above.down))
        let diagonal = match | falls
        let vertical = match | decreases
        let horizontal = (((diagonal & increases) &+ increases) ^ increases) | diagonal
        let up = decreases | ~(horizontal | increases)
        let down = increases & horizontal
        let (shiftedUp, shiftedDown) = (up << 1 | rises, down << 1 | falls)
        increases = shiftedDown | ~(vertical | shiftedUp)
        decreases = shiftedUp & vertical
        return BlockStep(up: UInt8(truncatingIfNeeded: up >> 63), down: UInt8(truncatingIfNeeded: down >> 63))
    }
}

/// The difference between two neighbours in a row.
struct BlockStep {
    /// 1 where the right one is one more.
    let up: UInt8
    /// 1 where the right one is one less.
    let down: UInt8

    var difference: Int { Int(up) - Int(down) }
}

/// Which rows of two blocks, one below the other, a symbol is at.
struct RowPair {
    private(set) var upper: UInt64 = 0
    private(set) var lower: UInt64 = 0

    mutating func insert(_ row: Int) {
        if row < 64 { upper |= 1 << UInt64(row) } else { lower |= 1 << UInt64(row - 64) }
    }
}
