internal import CCrypto

/// A hash of libcrypto, without or with a key (HMAC, RFC 2104). Results are `nil` if libcrypto is configured to refuse the algorithm, as
/// FIPS mode refuses MD5.
public enum HashAlgorithm: String, Sendable, CaseIterable {
    case md5, sha1, sha256

    public func hash(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        Self.withBytes(of: bytes) { input in
            output { EVP_Digest(input.baseAddress, input.count, $0, $1, function, nil) == 1 }
        }
    }

    /// - Parameter key: the secret, of any length.
    public func authenticationCode(of bytes: some Collection<UInt8>, key: some Collection<UInt8>) -> [UInt8]? {
        // libcrypto takes the length of a key as 32 bits. The standard hashes keys longer than a block anyway.
        guard let key = key.count > Int(Int32.max) ? hash(key) : Array(key) else { return nil }
        return Self.withBytes(of: bytes) { input in
            output { HMAC(function, key, Int32(key.count), input.baseAddress, input.count, $0, $1) != nil }
        }
    }
}

extension HashAlgorithm {
    private var function: OpaquePointer? {
        switch self {
        case .md5: EVP_md5()
        case .sha1: EVP_sha1()
        case .sha256: EVP_sha256()
        }
    }

    private func output(_ fill: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>) -> Bool) -> [UInt8]? {
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            var length: UInt32 = 0
            isDone = fill(buffer.baseAddress, &length)
            count = isDone ? Int(length) : 0
        }
        return isDone ? output : nil
    }

    private static func withBytes<Result>(
        of bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        if let result = bytes.withContiguousStorageIfAvailable(body) { return result }
        return Array(bytes).withUnsafeBufferPointer(body)
    }
}

/// SHA-256 (FIPS 180-4), which is always available.
public enum SHA256 {
    /// The 32 bytes of the hash.
    public static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        guard let hash = HashAlgorithm.sha256.hash(bytes) else { preconditionFailure("libcrypto has no SHA-256") }
        return hash
    }
}
