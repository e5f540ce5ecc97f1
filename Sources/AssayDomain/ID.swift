internal import Synchronization

/// A UUID of one kind of thing: the compiler refuses a dataset's id where an item's is expected.
///
/// New ones have version 7 and grow with time, so that new rows go to the end of an index.
public struct ID<Thing>: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension ID {
    /// Reads any textual form of a UUID: hyphenated or 32 hex digits, any case, in braces, or after `urn:uuid:`.
    public init?(_ text: some StringProtocol) {
        var digits = Substring(text)[...]
        if digits.lowercased().hasPrefix("urn:uuid:") { digits = digits.dropFirst(9) }
        if digits.hasPrefix("{"), digits.hasSuffix("}") { digits = digits.dropFirst().dropLast() }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        var count = 0
        for byte in digits.utf8 where byte != UInt8(ascii: "-") {
            guard count < 32, let value = Self.hexValue(byte) else { return nil }
            if count < 16 { words.high = words.high << 4 | value } else { words.low = words.low << 4 | value }
            count += 1
        }
        guard count == 32 else { return nil }
        self.init(high: words.high, low: words.low)
    }

    private static func hexValue(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The 16 bytes, most significant first, as the store keeps them.
    public var bytes: [UInt8] {
        var bytes = [UInt8]()
        bytes.reserveCapacity(16)
        for word in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    /// From the 16 bytes that the store keeps.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}

extension ID: CustomStringConvertible {
    /// Lower-case, hyphenated, 36 characters.
    public var description: String {
        String(unsafeUninitializedCapacity: ID.textLength, initializingUTF8With: write)
    }

    /// Characters of `description`.
    public static var textLength: Int { 36 }

    /// Writes `description` to the front of a buffer, and returns its length.
    public func write(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var position = 0
        for nibble in 0..<32 {
            if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                buffer[position] = UInt8(ascii: "-")
                position += 1
            }
            let word = nibble < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> (60 - (nibble & 15) * 4)) & 15
            buffer[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            position += 1
        }
        return position
    }
}

extension ID: Comparable {
    public static func < (left: ID, right: ID) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

extension ID {
    /// A new id, greater than all ids that this process made before: a UUID of version 7 (RFC 9562) whose 12 bits after the millisecond are
    /// a counter.
    public static func new(at now: Timestamp = .now()) -> ID {
        let tick = idClock.next(millisecond: UInt64(now.microseconds / 1000))
        let random = UInt64.random(in: .min ... .max)
        return ID(
            high: (tick >> 12) << 16 | 0x7000 | (tick & 0xfff),
            low: 0x8000_0000_0000_0000 | (random & 0x3fff_ffff_ffff_ffff))
    }
}

/// The last millisecond used, shifted left by 12, plus a counter. It never goes back, even if the system clock does.
private struct IDClock: ~Copyable {
    private let last = Atomic<UInt64>(0)

    func next(millisecond: UInt64) -> UInt64 {
        let now = millisecond << 12
        var seen = last.load(ordering: .relaxed)
        while true {
            let next = max(now, seen + 1)
            let (exchanged, original) = last.compareExchange(expected: seen, desired: next, ordering: .relaxed)
            if exchanged { return next }
            seen = original
        }
    }
}

private let idClock = IDClock()
