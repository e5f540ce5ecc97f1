/// SHA-256 (FIPS 180-4), by libcrypto.
public enum SHA256 {
    /// The 32 bytes of the hash.
    public static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        guard let hash = HashAlgorithm.sha256.hash(bytes) else { preconditionFailure("libcrypto has no SHA-256") }
        return hash
    }
}
