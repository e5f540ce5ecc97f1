internal import CCrypto

/// SHA-256 (FIPS 180-4), by libcrypto.
public enum SHA256 {
    /// The 32 bytes of the hash.
    public static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let input = Array(bytes)
        return [UInt8](unsafeUninitializedCapacity: 32) { output, count in
            var length: UInt32 = 0
            let done = EVP_Digest(input, input.count, output.baseAddress, &length, EVP_sha256(), nil)
            precondition(done == 1, "libcrypto has no SHA-256")
            count = Int(length)
        }
    }
}
