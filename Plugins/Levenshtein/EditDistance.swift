/// How many characters have to be inserted, deleted or replaced to make one text of another.
///
/// Myers' bit-parallel algorithm in Hyyrö's form. The table of the plain dynamic programme has a row for each character of the pattern and
/// a column for each of the text; neighbours in it differ by -1, 0 or 1. A block is 64 rows, whose vertical differences are two words, so
/// that a column of it takes a dozen instructions. Blocks are worked off from the top: what one hands to the next is the horizontal
/// differences along its last row.
struct EditDistance {
    /// Columns: a number for each distinct character of the longer text.
    private let columns: [Int32]
    /// Rows: the characters of the shorter text by the same numbers; one that is not in the longer has the number 0.
    private let rows: [Int32]
    private let symbolCount: Int

    static func between(_ left: some Collection<UInt32>, _ right: some Collection<UInt32>) -> Int {
        let (shorter, longer) = left.count <= right.count ? (Array(left), Array(right)) : (Array(right), Array(left))
        return EditDistance(shorter, longer).value
    }

    private init(_ shorter: [UInt32], _ longer: [UInt32]) {
        var symbols = Symbols()
        columns = longer.map { symbols.number(of: $0) }
        rows = shorter.map { symbols[$0] }
        symbolCount = Int(symbols.count) + 1
    }

    private var value: Int {
        // Above the first row, every column is one more than the one before it.
        var differences = [Int8](repeating: 1, count: columns.count)
        var matches = [UInt64](repeating: 0, count: symbolCount)
        for start in stride(from: 0, to: rows.count, by: 64) {
            let block = rows[start..<min(start + 64, rows.count)]
            for (bit, symbol) in block.enumerated() where symbol != 0 { matches[Int(symbol)] |= 1 << UInt64(bit) }
            advance(&differences, matches, lastRow: UInt64(block.count - 1))
            for symbol in block { matches[Int(symbol)] = 0 }
        }
        return rows.count + differences.reduce(0) { $0 + Int($1) }
    }

    /// Takes the horizontal differences from above a block to its last row.
    ///
    /// - Parameter matches: for each symbol, the rows of the block that it is at.
    private func advance(_ differences: inout [Int8], _ matches: [UInt64], lastRow: UInt64) {
        var increases = UInt64.max
        var decreases: UInt64 = 0
        for column in columns.indices {
            let above = differences[column]
            let (rises, falls): (UInt64, UInt64) = (above > 0 ? 1 : 0, above < 0 ? 1 : 0)
            let match = matches[Int(columns[column])]
            let diagonal = match | falls
            let vertical = match | decreases
            let horizontal = (((diagonal & increases) &+ increases) ^ increases) | diagonal
            let up = decreases | ~(horizontal | increases)
            let down = increases & horizontal
            differences[column] = Int8(up >> lastRow & 1) - Int8(down >> lastRow & 1)
            let (shiftedUp, shiftedDown) = (up << 1 | rises, down << 1 | falls)
            increases = shiftedDown | ~(vertical | shiftedUp)
            decreases = shiftedUp & vertical
        }
    }
}

/// A number from 1 for each distinct character.
private struct Symbols {
    private(set) var count: Int32 = 0
    // Most characters are ASCII, and looking one up in a dictionary takes as long as many columns.
    private var ascii = [Int32](repeating: 0, count: 128)
    private var others: [UInt32: Int32] = [:]

    /// 0 for a character that has no number yet.
    subscript(character: UInt32) -> Int32 {
        character < 128 ? ascii[Int(character)] : others[character] ?? 0
    }

    mutating func number(of character: UInt32) -> Int32 {
        let known = self[character]
        if known > 0 { return known }
        count += 1
        if character < 128 { ascii[Int(character)] = count } else { others[character] = count }
        return count
    }
}
