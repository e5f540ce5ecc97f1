/// A 128-bit identifier that only fits one kind of thing, so a dataset's id cannot be passed as an item's.
///
/// New ones are UUIDs of version 7: they grow with time, so rows keyed by them are appended.
public struct ID<Thing>: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension ID {
    /// Any textual form of a UUID: hyphenated or 32 hex digits, any case, in braces, or after `urn:uuid:`.
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

    /// The 16 bytes, most significant first: how the store keeps it.
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
