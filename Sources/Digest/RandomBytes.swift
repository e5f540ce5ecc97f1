internal import CCrypto

/// Bytes for secrets, by libcrypto's generator.
public enum RandomBytes {
    public static func make(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
            let done = RAND_bytes(output.baseAddress, Int32(count))
            precondition(done == 1, "libcrypto has no source of randomness")
            initialized = count
        }
    }
}
