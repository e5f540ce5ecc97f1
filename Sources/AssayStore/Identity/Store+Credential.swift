public import AssayDomain

/// Who asks, found by the hash of a key.
public struct Credential: Sendable {
    public let key: APIKey
    /// Organizations the key's user belongs to.
    public let organizations: [Organization]

    public init(key: APIKey, organizations: [Organization]) {
        self.key = key
        self.organizations = organizations
    }
}

extension Store {
    /// The key with this hash, unless it was revoked or its user is inactive. Records that it was used, at most once an hour.
    public func credential(keyHash: [UInt8]) throws(StoreError) -> Credential? {
        let found = try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) -> Credential? in
                guard let key = try connection.first(liveKey, keyHash, as: { row throws(StoreError) in try APIKey(from: &row) }) else {
                    return nil
                }
                let organizations = try connection.all(organizationsOfUser, key.user.number) { row throws(StoreError) in
                    try Organization(from: &row)
                }
                return Credential(key: key, organizations: organizations)
            }
        }
        if let key = found?.key { recordUse(of: key) }
        return found
    }

    private func recordUse(of key: APIKey) {
        let now = Timestamp.now()
        let due = now.advanced(by: -3_600_000_000)
        if let last = key.lastUsedAt, last > due { return }
        // No request waits for this, and none fails for it.
        let job = WriteJob(
            durability: .normal,
            work: { (connection) throws(StoreError) in
                try connection.run(
                    "UPDATE api_keys SET last_used_at = ? WHERE uuid = ? AND (last_used_at IS NULL OR last_used_at <= ?)", now, key.id, due)
            },
            done: { _ in })
        submit(job)
    }
}

private let liveKey = "\(APIKey.select) WHERE api_keys.hash = ? AND api_keys.revoked_at IS NULL AND users.active IS TRUE"

private let organizationsOfUser = """
    SELECT \(Organization.columns) FROM memberships JOIN organizations ON organizations.id = memberships.organization
    WHERE memberships.user_id = ? ORDER BY organizations.id
    """
