/// A range of IP addresses with a common prefix, in CIDR notation: `10.0.0.0/8`.
struct AddressRange {
    private let address: Address
    private let prefix: Int

    /// Address bits beyond the prefix may be set.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard parts.count <= 2, let address = Address(parts[0]) else { return nil }
        self.address = address
        guard parts.count == 2 else {
            prefix = address.length
            return
        }
        guard let prefix = Self.prefix(parts[1], for: address) else { return nil }
        self.prefix = prefix
    }

    func contains(_ other: Address) -> Bool {
        guard other.length == address.length else { return false }
        return prefix == 0 || (other.bits ^ address.bits) >> (address.length - prefix) == 0
    }

    /// The length of a prefix: a number, or for IPv4 also a mask like `255.0.0.0` or `0.255.255.255`.
    private static func prefix(_ text: String, for address: Address) -> Int? {
        if !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit) {
            guard let prefix = Int(text), prefix <= address.length else { return nil }
            return prefix
        }
        guard address.length == 32, let mask = Address.dotted(text[...]) else { return nil }
        let inverted = mask ^ 0xFFFF_FFFF
        if inverted & (inverted + 1) == 0 { return 32 - inverted.nonzeroBitCount }
        return mask & (mask + 1) == 0 ? 32 - mask.nonzeroBitCount : nil
    }
}

/// An IPv4 or IPv6 address.
struct Address {
    let bits: UInt128
    /// In bits.
    let length: Int

    init?(_ text: String) {
        if let bits = Self.dotted(text[...]) {
            (self.bits, length) = (bits, 32)
        } else if let bits = Self.grouped(text) {
            (self.bits, length) = (bits, 128)
        } else {
            return nil
        }
    }

    /// Parses an IPv4 address: four numbers separated by dots, without leading zeros.
    fileprivate static func dotted(_ text: Substring) -> UInt128? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt128 = 0
        for part in parts {
            guard part.count <= 3, part.allSatisfy(ASCII.isDigit), part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            guard let number = UInt8(Substring(part)) else { return nil }
            bits = bits << 8 | UInt128(number)
        }
        return bits
    }

    /// Parses an IPv6 address: eight groups of up to four hexadecimal digits, where `::` stands for groups of zeros and the last two groups
    /// may be written as IPv4. A zone after a percent sign is ignored.
    private static func grouped(_ text: String) -> UInt128? {
        let zoned = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
        guard zoned.count == 1 || zoned.count == 2 && !zoned[1].isEmpty else { return nil }
        var parts = zoned[0].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Substring($0) }
        guard parts.count >= 3, parts.count <= 9, let last = parts.last else { return nil }
        if last.utf8.contains(UInt8(ascii: ".")) {
            guard let bits = dotted(last) else { return nil }
            parts.removeLast()
            parts += [Substring(String(bits >> 16, radix: 16)), Substring(String(bits & 0xFFFF, radix: 16))]
        }
        guard let groups = completed(parts) else { return nil }
        var bits: UInt128 = 0
        for group in groups {
            guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy({ Hexadecimal.value($0) != nil }) else { return nil }
            bits = bits << 16 | (UInt128(group, radix: 16) ?? 0)
        }
        return bits
    }

    /// Inserts the groups of zeros that `::` stands for.
    private static func completed(_ parts: [Substring]) -> [Substring]? {
        guard parts.count <= 9 else { return nil }
        let gaps = parts.indices.dropFirst().dropLast().filter { parts[$0].isEmpty }
        guard gaps.count <= 1 else { return nil }
        guard let gap = gaps.first else { return parts.count == 8 ? parts : nil }
        // A gap at the very start or end has an empty part beside it.
        var (before, after) = (parts[..<gap], parts[(gap + 1)...])
        if before.first?.isEmpty == true { before.removeFirst() }
        if after.last?.isEmpty == true { after.removeLast() }
        guard before.count + after.count < 8 else { return nil }
        return before + Array(repeating: "0", count: 8 - before.count - after.count) + after
    }
}
