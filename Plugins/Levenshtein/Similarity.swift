/// 1 less the edit distance over the length of the longer text.
enum Similarity {
    /// More work than this, the product of both lengths, would hold a thread for seconds.
    private static let workLimit = 10_000_000_000

    /// In Unicode scalars; two empty texts have 1. `nil` where the texts are too long.
    static func between(_ left: String, _ right: String) -> Double? {
        var (leftText, rightText) = (left, right)
        return leftText.withUTF8 { leftBytes in
            rightText.withUTF8 { rightBytes in
                guard isASCII(leftBytes), isASCII(rightBytes) else { return ofScalars(left, right) }
                // Bytes of ASCII are scalars, and few enough to need no other numbers.
                return ofSymbols(leftBytes, rightBytes) { EditDistance($0, $1, symbolCount: 128).value }
            }
        }
    }

    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.reduce(0, |) < 0x80 }

    private static func ofScalars(_ left: String, _ right: String) -> Double? {
        scalars(of: left).withUnsafeBufferPointer { left in
            scalars(of: right).withUnsafeBufferPointer { right in ofSymbols(left, right, distanceOfScalars) }
        }
    }

    private static func scalars(of text: String) -> [UInt32] {
        // To count the scalars first would take as long as to read them.
        Array(unsafeUninitializedCapacity: text.utf8.count) { scalars, count in
            for scalar in text.unicodeScalars {
                scalars[count] = scalar.value
                count += 1
            }
        }
    }

    private static func distanceOfScalars(_ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>) -> Int {
        let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
        let numbers = SymbolNumbers(of: shorter)
        let (rows, columns) = (shorter.map { numbers[$0] }, longer.map { numbers[$0] })
        return rows.withUnsafeBufferPointer { rows in
            columns.withUnsafeBufferPointer { EditDistance(rows, $0, symbolCount: Int(numbers.count) + 1).value }
        }
    }
}

extension Similarity {
    /// - Parameter distance: of what is left of two texts without what both begin and end with. That changes nothing, and is often most of it.
    private static func ofSymbols<Symbol: Equatable>(
        _ left: UnsafeBufferPointer<Symbol>, _ right: UnsafeBufferPointer<Symbol>,
        _ distance: (UnsafeBufferPointer<Symbol>, UnsafeBufferPointer<Symbol>) -> Int
    ) -> Double? {
        let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count))
        guard longer > 0 else { return 1 }
        var (start, end) = (0, 0)
        while start < shorter, left[start] == right[start] { start += 1 }
        while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        guard (left.count - start - end) * (right.count - start - end) <= workLimit else { return nil }
        let middle = distance(
            UnsafeBufferPointer(rebasing: left[start..<(left.count - end)]),
            UnsafeBufferPointer(rebasing: right[start..<(right.count - end)]))
        // One division of whole numbers, so that 2 of 10 is the 0.2 that a minimum says.
        return Double(longer - middle) / Double(longer)
    }
}
