internal import Glibc

/// The places in a text where another begins, from left to right, none within the one before it: found in time linear in the text,
/// whatever both contain. Places are bytes of UTF-8.
struct Occurrences: IteratorProtocol {
    private let needle: UnsafeBufferPointer<UInt8>
    private let haystack: UnsafeBufferPointer<UInt8>
    private var place = 0
    /// Comparing is quickest as long as little of it is in vain: how many bytes may still be.
    private var patience: Int

    /// Both must outlive it; there must be something to look for.
    init(of needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>) {
        self.needle = needle
        self.haystack = haystack
        patience = haystack.count + 1024
    }

    mutating func next() -> Int? {
        let found = patience < 0 ? placeByHash() : placeByComparison()
        place = found.map { $0 + needle.count } ?? haystack.count
        return found
    }

    private mutating func placeByComparison() -> Int? {
        guard let base = haystack.baseAddress, let first = needle.first else { return nil }
        let last = haystack.count - needle.count
        while place <= last {
            guard let found = memchr(base + place, Int32(first), last - place + 1) else { return nil }
            place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
            let same = commonPrefix(base + place)
            if same == needle.count { return place }
            patience -= same
            if patience < 0 { return placeByHash() }
            place += 1
        }
        return nil
    }

    private func commonPrefix(_ other: UnsafePointer<UInt8>) -> Int {
        var count = 1
        while count < needle.count, needle[count] == other[count] { count += 1 }
        return count
    }

    /// Rabin and Karp's search: compares only where the hashes are equal.
    private func placeByHash() -> Int? {
        let last = haystack.count - needle.count
        guard place <= last else { return nil }
        let hashing = RollingHash(window: needle.count)
        let wanted = hashing.hash(needle[...])
        var hash = hashing.hash(haystack[place..<place + needle.count])
        for place in place...last {
            if hash == wanted, needle.elementsEqual(haystack[place..<place + needle.count]) { return place }
            if place < last { hash = hashing.moved(hash, from: haystack[place], to: haystack[place + needle.count]) }
        }
        return nil
    }
}

/// A hash of a window of bytes modulo the prime 2^61 - 1, to a base that nobody can know beforehand.
private struct RollingHash {
    private static let prime: UInt64 = 1 << 61 - 1

    private let base = UInt64.random(in: 1 << 32..<1 << 60)
    /// What the first byte of the window is multiplied by.
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

    func moved(_ hash: UInt64, from first: UInt8, to next: UInt8) -> UInt64 {
        appending(next, to: Self.reduced(hash + Self.prime - Self.product(UInt64(first), weight)))
    }

    private func appending(_ byte: UInt8, to hash: UInt64) -> UInt64 { Self.reduced(Self.product(hash, base) + UInt64(byte)) }

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return reduced((product.high << 3 | product.low >> 61) + (product.low & prime))
    }

    private static func reduced(_ value: UInt64) -> UInt64 { value >= prime ? value - prime : value }
}
