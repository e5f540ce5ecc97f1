internal import CCrypto

/// A hash by libcrypto, of bytes alone or under a key (HMAC, RFC 2104). Both are `nil` where libcrypto was configured to refuse the
/// algorithm, as it refuses MD5 under the rules of FIPS.
public enum HashAlgorithm: String, Sendable, CaseIterable {
    case md5, sha1, sha256

    public func hash(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        Self.withBytes(of: bytes) { input in
            output { EVP_Digest(input.baseAddress, input.count, $0, $1, function, nil) == 1 }
        }
    }

    /// - Parameter key: the secret, of any length.
    public func authenticationCode(of bytes: some Collection<UInt8>, key: some Collection<UInt8>) -> [UInt8]? {
        // libcrypto counts the bytes of a key in 32 bits; the standard hashes one that is longer than a block.
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
