internal import EvaluatorKit

/// 1 less the edit distance over the length of the longer text.
enum Similarity {
    case measured(Double)
    /// It would have taken too long.
    case tooLong
    /// Nobody wanted it any more.
    case brokenOff

    /// More work than this, the product of both lengths, would hold a thread for seconds.
    private static let workLimit = 10_000_000_000

    /// In Unicode scalars, unpaired surrogates among them; two empty texts have 1.
    ///
    /// - Parameter isWanted: is asked as `EditDistance` does.
    init(of left: NormalizedText, to right: NormalizedText, while isWanted: (_ work: Int) -> Bool) {
        self = left.withComparedBytes { left in
            right.withComparedBytes { right in
                guard Self.isASCII(left), Self.isASCII(right) else { return Self.ofScalars(left, right, isWanted) }
                // Bytes of ASCII are scalars, and few enough to need no other numbers.
                return Self.ofSymbols(left, right) { EditDistance($0, $1, symbolCount: 128).value(while: isWanted) }
            }
        }
    }

    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.reduce(0, |) < 0x80 }

    private static func ofScalars(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ isWanted: (_ work: Int) -> Bool
    ) -> Similarity {
        scalars(of: left).withUnsafeBufferPointer { left in
            scalars(of: right).withUnsafeBufferPointer { right in ofSymbols(left, right) { distanceOfScalars($0, $1, isWanted) } }
        }
    }

    private static func scalars(of text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        // To count the scalars first would take as long as to read them.
        Array(unsafeUninitializedCapacity: text.count) { scalars, count in
            for symbol in Symbols(text[...]) {
                scalars[count] = symbol
                count += 1
            }
        }
    }

    private static func distanceOfScalars(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, _ isWanted: (_ work: Int) -> Bool
    ) -> Int? {
        let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
        let numbers = SymbolNumbers(of: shorter)
        let (rows, columns) = (shorter.map { numbers[$0] }, longer.map { numbers[$0] })
        return rows.withUnsafeBufferPointer { rows in
            columns.withUnsafeBufferPointer { EditDistance(rows, $0, symbolCount: Int(numbers.count) + 1).value(while: isWanted) }
        }
    }
}

extension Similarity {
    /// - Parameter distance: of what is left of two texts without what both begin and end with. That changes nothing, and is often most of
    ///   it. `nil` where it was broken off.
    private static func ofSymbols<Symbol: Equatable>(
        _ left: UnsafeBufferPointer<Symbol>, _ right: UnsafeBufferPointer<Symbol>,
        _ distance: (UnsafeBufferPointer<Symbol>, UnsafeBufferPointer<Symbol>) -> Int?
    ) -> Similarity {
        let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count))
        guard longer > 0 else { return .measured(1) }
        var (start, end) = (0, 0)
        while start < shorter, left[start] == right[start] { start += 1 }
        while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
        guard (left.count - start - end) * (right.count - start - end) <= workLimit else { return .tooLong }
        let middle = distance(
            UnsafeBufferPointer(rebasing: left[start..<(left.count - end)]),
            UnsafeBufferPointer(rebasing: right[start..<(right.count - end)]))
        guard let middle else { return .brokenOff }
        // One division of whole numbers, so that 2 of 10 is the 0.2 that a minimum says.
        return .measured(Double(longer - middle) / Double(longer))
    }
}
