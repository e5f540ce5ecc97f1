internal import BigInt

/// A key of an object. Equal numbers are the same key, whatever their type: 1, 1.0 and true.
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
        // A big integer never fits into 64 bits.
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

    /// A hash that is the same for equal keys and rarely the same for others.
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

    /// The value of a number without a fraction that fits into 64 bits.
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
    /// A hash of the length, the beginning and the end. Different short texts always have different hashes.
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
