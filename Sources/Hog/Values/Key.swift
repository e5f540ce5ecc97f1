internal import BigInt

/// A key of an object. Numbers that are equal are one key, whatever their type: 1, 1.0 and true.
enum Key: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case bigInteger(BigInt)
    case text(Text)
    case tuple([Key])
}

extension Key: Hashable {
    static func == (left: Key, right: Key) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.null, .null): true
        case (.tuple(let left), .tuple(let right)): left == right
        case (.bigInteger(let left), .bigInteger(let right)): left == right
        case (.float(let left), .float(let right)): left == right
        // One that fits into 64 bits is never a big one.
        case (.bigInteger(let large), .float(let float)), (.float(let float), .bigInteger(let large)): BigInt(exactly: float) == large
        default: if let left = left.wholeNumber, let right = right.wholeNumber { left == right } else { false }
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .text(let text): hasher.combine(text)
        case .tuple(let keys): hasher.combine(keys)
        default: hasher.combine(fingerprint)
        }
    }

    /// The same for keys that are equal, and hardly ever for others.
    var fingerprint: UInt64 {
        switch self {
        case .text(let text): text.fingerprint
        case .null: 1
        case .tuple(let keys): keys.reduce(2) { $0 &* 31 &+ $1.fingerprint }
        case .bigInteger(let value): (Double(rounding: value) ?? .infinity).bitPattern
        case .float(let value): if let wholeNumber { UInt64(bitPattern: Int64(wholeNumber)) } else { value.bitPattern }
        case .boolean, .integer: UInt64(bitPattern: Int64(wholeNumber ?? 0))
        }
    }

    /// What a number is that has no fraction and fits into 64 bits.
    private var wholeNumber: Int? {
        switch self {
        case .boolean(let value): value ? 1 : 0
        case .integer(let value): value
        case .float(let value): Int(exactly: value)
        default: nil
        }
    }
}

extension Text {
    /// Made of its length, its beginning and its end, so that short texts which differ always differ in it.
    var fingerprint: UInt64 {
        withBytes { bytes in
            let count = bytes.count
            guard count >= 8, let start = UnsafeRawPointer(bytes.baseAddress) else {
                return bytes.reduce(UInt64(count)) { $0 << 8 | UInt64($1) }
            }
            let beginning = start.loadUnaligned(as: UInt64.self)
            let end = start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            return beginning ^ (end << 31 | end >> 33) ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        }
    }
}
