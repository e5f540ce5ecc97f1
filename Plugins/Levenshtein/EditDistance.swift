/// How many symbols have to be inserted, deleted or replaced to make one text of another.
///
/// Myers' bit-parallel algorithm in Hyyrö's form. The table of the plain dynamic programme has a row for each symbol of the shorter text and
/// a column for each of the longer; neighbours in it differ by -1, 0 or 1. A block is 64 rows, whose vertical differences are two words, so
/// that a column of it takes a dozen instructions. Blocks are worked off from the top, two at a time, which keeps more of a processor busy:
/// what one hands to the next is the horizontal differences along its last row.
struct EditDistance<Symbol: BinaryInteger> {
    private let rows: UnsafeBufferPointer<Symbol>
    private let columns: UnsafeBufferPointer<Symbol>
    private let symbolCount: Int

    /// - Parameter symbolCount: more than any symbol of either text; memory grows with it.
    init(_ left: UnsafeBufferPointer<Symbol>, _ right: UnsafeBufferPointer<Symbol>, symbolCount: Int) {
        (rows, columns) = left.count <= right.count ? (left, right) : (right, left)
        self.symbolCount = symbolCount
    }

    /// `nil` where it is not wanted any more.
    ///
    /// - Parameter isWanted: is asked after each one or two blocks, with how many columns they were taken through.
    func value(while isWanted: (_ work: Int) -> Bool) -> Int? {
        withUnsafeTemporaryAllocation(of: BlockStep.self, capacity: columns.count) { steps in
            // Above the first row, every column is one more than the one before it.
            steps.initialize(repeating: BlockStep(up: 1, down: 0))
            let isDone = withUnsafeTemporaryAllocation(of: RowPair.self, capacity: symbolCount) { matches in
                matches.initialize(repeating: RowPair())
                return advance(steps, matches, isWanted)
            }
            guard isDone else { return nil }
            return rows.count + steps.reduce(0) { $0 + $1.difference }
        }
    }

    /// Takes the steps from above the first row to the last, unless that is not wanted any more.
    private func advance(
        _ steps: UnsafeMutableBufferPointer<BlockStep>, _ matches: UnsafeMutableBufferPointer<RowPair>, _ isWanted: (_ work: Int) -> Bool
    ) -> Bool {
        let blockCount = (rows.count + 63) / 64
        // Rows on top that match nothing and have no difference fill the first block; what is below does not notice them.
        let blank = 64 * blockCount - rows.count
        var next = -blank
        if blockCount % 2 == 1 {
            mark(matches, from: next, count: 64)
            advanceBlock(steps, matches, BitBlock(below: blank))
            unmark(matches, from: next, count: 64)
            next += 64
            guard isWanted(columns.count) else { return false }
        }
        while next < rows.count {
            mark(matches, from: next, count: 128)
            advanceBlocks(steps, matches, BitBlock(below: max(0, -next)), BitBlock(below: 0))
            unmark(matches, from: next, count: 128)
            next += 128
            guard isWanted(columns.count) else { return false }
        }
        return true
    }

    private func advanceBlock(
        _ steps: UnsafeMutableBufferPointer<BlockStep>, _ matches: UnsafeMutableBufferPointer<RowPair>, _ block: BitBlock
    ) {
        var block = block
        for column in columns.indices { steps[column] = block.advance(steps[column], matches[Int(columns[column])].upper) }
    }

    private func advanceBlocks(
        _ steps: UnsafeMutableBufferPointer<BlockStep>, _ matches: UnsafeMutableBufferPointer<RowPair>, _ upper: BitBlock, _ lower: BitBlock
    ) {
        var (upper, lower) = (upper, lower)
        for column in columns.indices {
            let match = matches[Int(columns[column])]
            steps[column] = lower.advance(upper.advance(steps[column], match.upper), match.lower)
        }
    }
}

extension EditDistance {
    /// Notes for each symbol at which of these rows it is. Rows before the first are blank.
    private func mark(_ matches: UnsafeMutableBufferPointer<RowPair>, from first: Int, count: Int) {
        for row in max(0, first)..<(first + count) { matches[Int(rows[row])].insert(row - first) }
    }

    private func unmark(_ matches: UnsafeMutableBufferPointer<RowPair>, from first: Int, count: Int) {
        for row in max(0, first)..<(first + count) { matches[Int(rows[row])] = RowPair() }
    }
}
