internal import EvaluatorKit

/// 1 minus the edit distance divided by the length of the longer text.
enum Similarity {
    case measured(Double)
    /// The texts are too long to compare.
    case tooLong
    case interrupted

    /// The maximum product of both lengths: more would occupy a thread for seconds.
    private static let workLimit = 10_000_000_000

    /// The similarity in Unicode scalars and unpaired surrogates; that of two empty texts is 1.
    ///
    /// - Parameter shouldContinue: called like in `EditDistance`.
    init(of left: NormalizedText, to right: NormalizedText, while shouldContinue: (_ work: Int) -> Bool) {
        self = left.withComparedBytes { left in
            right.withComparedBytes { right in
                guard Self.isASCII(left), Self.isASCII(right) else { return Self.ofScalars(left, right, shouldContinue) }
                // Bytes of ASCII are scalars, and small enough to index an array.
                return Self.ofSymbols(left, right) { EditDistance($0, $1, symbolCount: 128).value(while: shouldContinue) }
            }
        }
    }

    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.reduce(0, |) < 0x80 }

    private static func ofScalars(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ shouldContinue: (_ work: Int) -> Bool
    ) -> Similarity {
        scalars(of: left).withUnsafeBufferPointer { left in
            scalars(of: right).withUnsafeBufferPointer { right in ofSymbols(left, right) { distanceOfScalars($0, $1, shouldContinue) } }
        }
    }

    private static func scalars(of text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        // Counting the scalars first would take as long as decoding them.
        Array(unsafeUninitializedCapacity: text.count) { scalars, count in
            for codePoint in CodePoints(text[...]) {
                scalars[count] = codePoint
                count += 1
            }
        }
    }

    private static func distanceOfScalars(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, _ shouldContinue: (_ work: Int) -> Bool
    ) -> Int? {
        let (shorter, longer) = left.count <= right.count ? (left, right) : (right, left)
        let index = SymbolIndex(of: shorter)
        let (rows, columns) = (shorter.map { index[$0] }, longer.map { index[$0] })
        return rows.withUnsafeBufferPointer { rows in
            columns.withUnsafeBufferPointer { EditDistance(rows, $0, symbolCount: Int(index.count) + 1).value(while: shouldContinue) }
        }
    }
}

extension Similarity {
    /// Skips the common prefix and suffix, which do not change the distance and are often most of the texts.
    ///
    /// - Parameter distance: computes the distance of the rest; `nil` if it was interrupted.
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
        guard let middle else { return .interrupted }
        // A single division of whole numbers, so that 2 of 10 equals a minimum of 0.2.
        return .measured(Double(longer - middle) / Double(longer))
    }
}

/// Maps the distinct scalars of a text to the numbers 1, 2, 3 …, and all other scalars to 0, so that they can index an array.
struct SymbolIndex {
    private(set) var count: UInt32 = 0
    /// A hash table with open addressing, at least half empty. An empty slot has the number 0.
    private var scalars: [UInt32]
    private var numbers: [UInt32]
    private let shift: UInt32

    init(of text: UnsafeBufferPointer<UInt32>) {
        let bits = UInt32(UInt.bitWidth - (2 * text.count).leadingZeroBitCount)
        shift = 32 - min(bits, 31)
        scalars = Array(repeating: 0, count: 1 << Int(32 - shift))
        numbers = scalars
        for scalar in text {
            let slot = slot(of: scalar)
            guard numbers[slot] == 0 else { continue }
            count += 1
            (scalars[slot], numbers[slot]) = (scalar, count)
        }
    }

    subscript(scalar: UInt32) -> UInt32 { numbers[slot(of: scalar)] }

    /// The slot with the scalar, or the empty slot for it.
    private func slot(of scalar: UInt32) -> Int {
        var slot = Int((scalar &* 0x9E37_79B1) >> shift)
        while numbers[slot] != 0, scalars[slot] != scalar { slot = (slot + 1) & (scalars.count - 1) }
        return slot
    }
}
