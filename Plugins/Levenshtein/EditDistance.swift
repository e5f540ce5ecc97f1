/// The number of symbols to insert, delete or replace to turn one text into another.
///
/// Myers' bit-parallel algorithm in Hyyrö's form. The dynamic programming table has a row for each symbol of the shorter text and a column for
/// each symbol of the longer one; neighbouring cells differ by -1, 0 or 1. A block is 64 rows, whose vertical differences fit into two
/// machine words, so that a column of a block takes about twelve instructions. Blocks are computed from top to bottom, two at a time, which
/// uses more of the processor's execution units. Each block passes the horizontal differences along its last row to the next block.
struct EditDistance<Symbol: BinaryInteger> {
    private let rows: UnsafeBufferPointer<Symbol>
    private let columns: UnsafeBufferPointer<Symbol>
    private let symbolCount: Int

    /// - Parameter symbolCount: greater than every symbol of both texts. Memory grows with it.
    init(_ left: UnsafeBufferPointer<Symbol>, _ right: UnsafeBufferPointer<Symbol>, symbolCount: Int) {
        (rows, columns) = left.count <= right.count ? (left, right) : (right, left)
        self.symbolCount = symbolCount
    }

    /// The distance; `nil` if it was interrupted.
    ///
    /// - Parameter shouldContinue: called after every one or two blocks, with the number of columns.
    func value(while shouldContinue: (_ work: Int) -> Bool) -> Int? {
        withUnsafeTemporaryAllocation(of: HorizontalDelta.self, capacity: columns.count) { deltas in
            // Above the first row, each column is one more than the column before it.
            deltas.initialize(repeating: HorizontalDelta(up: 1, down: 0))
            let isComplete = withUnsafeTemporaryAllocation(of: MatchMask.self, capacity: symbolCount) { matches in
                matches.initialize(repeating: MatchMask())
                return advance(deltas, matches, shouldContinue)
            }
            guard isComplete else { return nil }
            return rows.count + deltas.reduce(0) { $0 + $1.value }
        }
    }

    /// Computes the horizontal differences of the last row from those above the first row.
    ///
    /// - Returns: false if it was interrupted.
    private func advance(
        _ deltas: UnsafeMutableBufferPointer<HorizontalDelta>, _ matches: UnsafeMutableBufferPointer<MatchMask>,
        _ shouldContinue: (_ work: Int) -> Bool
    ) -> Bool {
        let blockCount = (rows.count + 63) / 64
        // The first block is filled up at the top with rows that match nothing and have no differences, which does not affect the rows below.
        let padding = 64 * blockCount - rows.count
        var next = -padding
        if blockCount % 2 == 1 {
            mark(matches, from: next, count: 64)
            advanceBlock(deltas, matches, TableBlock(padding: padding))
            unmark(matches, from: next, count: 64)
            next += 64
            guard shouldContinue(columns.count) else { return false }
        }
        while next < rows.count {
            mark(matches, from: next, count: 128)
            advanceBlocks(deltas, matches, TableBlock(padding: max(0, -next)), TableBlock(padding: 0))
            unmark(matches, from: next, count: 128)
            next += 128
            guard shouldContinue(columns.count) else { return false }
        }
        return true
    }

    private func advanceBlock(
        _ deltas: UnsafeMutableBufferPointer<HorizontalDelta>, _ matches: UnsafeMutableBufferPointer<MatchMask>, _ block: TableBlock
    ) {
        var block = block
        for column in columns.indices { deltas[column] = block.advance(deltas[column], matches[Int(columns[column])].upper) }
    }

    private func advanceBlocks(
        _ deltas: UnsafeMutableBufferPointer<HorizontalDelta>, _ matches: UnsafeMutableBufferPointer<MatchMask>, _ upper: TableBlock,
        _ lower: TableBlock
    ) {
        var (upper, lower) = (upper, lower)
        for column in columns.indices {
            let match = matches[Int(columns[column])]
            deltas[column] = lower.advance(upper.advance(deltas[column], match.upper), match.lower)
        }
    }
}

extension EditDistance {
    /// Sets the bits of these rows in the masks of their symbols. Rows with negative numbers are padding.
    private func mark(_ matches: UnsafeMutableBufferPointer<MatchMask>, from first: Int, count: Int) {
        for row in max(0, first)..<(first + count) { matches[Int(rows[row])].insert(row - first) }
    }

    private func unmark(_ matches: UnsafeMutableBufferPointer<MatchMask>, from first: Int, count: Int) {
        for row in max(0, first)..<(first + count) { matches[Int(rows[row])] = MatchMask() }
    }
}

/// 64 rows of one column of the table, as the vertical differences between each row and the row above it.
struct TableBlock {
    /// A bit for each row that is one more than the row above it.
    private var increases: UInt64
    /// A bit for each row that is one less than the row above it.
    private var decreases: UInt64 = 0

    /// The column before the first, in which each row is one more than the row above it.
    ///
    /// - Parameter padding: the number of rows at the top that are not rows of the text.
    init(padding: Int) { increases = UInt64.max << UInt64(padding) }

    /// Moves to the next column.
    ///
    /// - Parameters:
    ///   - above: the difference between the two columns in the row above the block.
    ///   - match: a bit for each row whose symbol equals the column's.
    /// - Returns: the difference between the two columns in the last row of the block.
    @inline(__always)
    mutating func advance(_ above: HorizontalDelta, _ match: UInt64) -> HorizontalDelta {
        let (rises, falls) = (UInt64(above.up), UInt64(above.down))
        let diagonal = match | falls
        let vertical = match | decreases
        let horizontal = (((diagonal & increases) &+ increases) ^ increases) | diagonal
        let up = decreases | ~(horizontal | increases)
        let down = increases & horizontal
        let (shiftedUp, shiftedDown) = (up << 1 | rises, down << 1 | falls)
        increases = shiftedDown | ~(vertical | shiftedUp)
        decreases = shiftedUp & vertical
        return HorizontalDelta(up: UInt8(truncatingIfNeeded: up >> 63), down: UInt8(truncatingIfNeeded: down >> 63))
    }
}

/// The difference between two neighbouring cells of a row.
struct HorizontalDelta {
    /// 1 if the right cell is one more.
    let up: UInt8
    /// 1 if the right cell is one less.
    let down: UInt8

    var value: Int { Int(up) - Int(down) }
}

/// A bit for each row of two consecutive blocks that has a certain symbol.
struct MatchMask {
    private(set) var upper: UInt64 = 0
    private(set) var lower: UInt64 = 0

    mutating func insert(_ row: Int) {
        if row < 64 { upper |= 1 << UInt64(row) } else { lower |= 1 << UInt64(row - 64) }
    }
}
