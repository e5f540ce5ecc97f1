internal import Glibc

/// An iterator over the byte offsets at which a text occurs in another one, from left to right and without overlaps. It takes time linear
/// in the text, whatever both contain.
struct Occurrences: IteratorProtocol {
    private let needle: UnsafeBufferPointer<UInt8>
    private let haystack: UnsafeBufferPointer<UInt8>
    private var offset = 0
    /// How many more bytes may be compared in vain before the search switches to hashes. Comparing is faster as long as this is rare.
    private var comparisonBudget: Int

    /// Both buffers must outlive the iterator; the needle must not be empty.
    init(of needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>) {
        self.needle = needle
        self.haystack = haystack
        comparisonBudget = haystack.count + 1024
    }

    mutating func next() -> Int? {
        let found = comparisonBudget < 0 ? offsetByHash() : offsetByComparison()
        offset = found.map { $0 + needle.count } ?? haystack.count
        return found
    }

    private mutating func offsetByComparison() -> Int? {
        guard let base = haystack.baseAddress, let first = needle.first else { return nil }
        let last = haystack.count - needle.count
        while offset <= last {
            guard let found = memchr(base + offset, Int32(first), last - offset + 1) else { return nil }
            offset = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
            let same = commonPrefix(base + offset)
            if same == needle.count { return offset }
            comparisonBudget -= same
            if comparisonBudget < 0 { return offsetByHash() }
            offset += 1
        }
        return nil
    }

    private func commonPrefix(_ other: UnsafePointer<UInt8>) -> Int {
        var count = 1
        while count < needle.count, needle[count] == other[count] { count += 1 }
        return count
    }

    /// The Rabin-Karp search, which compares bytes only where the hashes are equal.
    private func offsetByHash() -> Int? {
        let last = haystack.count - needle.count
        guard offset <= last else { return nil }
        let hashing = RollingHash(window: needle.count)
        let target = hashing.hash(needle[...])
        var hash = hashing.hash(haystack[offset..<offset + needle.count])
        for offset in offset...last {
            if hash == target, needle.elementsEqual(haystack[offset..<offset + needle.count]) { return offset }
            if offset < last { hash = hashing.rolled(hash, from: haystack[offset], to: haystack[offset + needle.count]) }
        }
        return nil
    }
}

/// A rolling hash of a window of bytes, modulo the prime 2^61 - 1. The base is random, so collisions cannot be prepared.
private struct RollingHash {
    private static let prime: UInt64 = 1 << 61 - 1

    private let base = UInt64.random(in: 1 << 32..<1 << 60)
    /// The factor of the first byte in the window.
    private var weight: UInt64 = 1

    init(window: Int) {
        var (square, exponent) = (base, window - 1)
        while exponent > 0 {
            if exponent & 1 == 1 { weight = Self.product(weight, square) }
            square = Self.product(square, square)
            exponent >>= 1
        }
    }

    func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 { bytes.reduce(0) { appending($1, to: $0) } }

    func rolled(_ hash: UInt64, from first: UInt8, to next: UInt8) -> UInt64 {
        appending(next, to: Self.reduced(hash + Self.prime - Self.product(UInt64(first), weight)))
    }

    private func appending(_ byte: UInt8, to hash: UInt64) -> UInt64 { Self.reduced(Self.product(hash, base) + UInt64(byte)) }

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return reduced((product.high << 3 | product.low >> 61) + (product.low & prime))
    }

    private static func reduced(_ value: UInt64) -> UInt64 { value >= prime ? value - prime : value }
}
