internal import CCrypto

/// The secret of an API key, which its owner sees once: a prefix and 256 random bits in base 62.
public struct KeySecret: Sendable {
    public let text: String

    /// Makes a new secret: `phx_…` for personal keys, `phc_…` for capture tokens.
    public static func new(prefix: String) -> KeySecret {
        KeySecret(text: prefix + base62(RandomBytes.make(32)))
    }

    /// The hash that the store keeps instead of the secret.
    public static func hash(_ text: some StringProtocol) -> [UInt8] { SHA256.hash(text.utf8) }

    /// The first eight and last four characters, to recognise a key by.
    public var mask: String { "\(text.prefix(8))…\(text.suffix(4))" }

    /// 43 characters: 62^43 is just over 2^256.
    private static func base62(_ bytes: [UInt8]) -> String {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        var number = bytes
        var digits = [UInt8]()
        for _ in 0..<43 {
            var remainder = 0
            for index in number.indices {
                let value = remainder << 8 | Int(number[index])
                number[index] = UInt8(value / 62)
                remainder = value % 62
            }
            digits.append(alphabet[remainder])
        }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }
}

/// Random bytes for secrets, from libcrypto's generator.
public enum RandomBytes {
    public static func make(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
            let done = RAND_bytes(output.baseAddress, Int32(count))
            precondition(done == 1, "libcrypto has no source of randomness")
            initialized = count
        }
    }
}
