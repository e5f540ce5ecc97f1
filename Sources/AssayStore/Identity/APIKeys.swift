public import AssayDomain
internal import JSON

/// An API key with its user's organizations: everything that is needed to authorize a request.
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
    /// The key with this hash; `nil` if there is none, if it was revoked, or if its user is inactive. Records the use of the key, at most
    /// once an hour.
    public func credential(keyHash: [UInt8]) throws(StoreError) -> Credential? {
        let found = try readSnapshot { (connection) throws(StoreError) -> Credential? in
            guard let key = try connection.first(validKey, keyHash, as: APIKey.init(from:)) else { return nil }
            let organizations = try connection.all(organizationsOfUser, key.user.number, as: Organization.init(from:))
            return Credential(key: key, organizations: organizations)
        }
        if let key = found?.key { recordUse(of: key) }
        return found
    }

    /// All keys, in the order of their creation.
    public func keys() throws(StoreError) -> [APIKey] {
        try read { (connection) throws(StoreError) in
            try connection.all("\(APIKey.select) ORDER BY api_keys.id", as: APIKey.init(from:))
        }
    }

    /// Creates a key. Only its hash and its mask are stored, not the key itself.
    public func createKey(label: String, hash: [UInt8], mask: String, scopes: [String], projects: [Project.Number]?, user: User)
        throws(StoreError) -> APIKey
    {
        try write(.full) { (connection) throws(StoreError) in
            let key = APIKey(
                id: .new(), user: user, label: label, mask: mask, scopes: scopes, projects: projects, createdAt: .now(), lastUsedAt: nil,
                revokedAt: nil)
            try connection.run(
                """
                INSERT INTO api_keys (uuid, user_id, label, hash, mask, scopes, projects, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, key.id, user.number, label, hash, mask, JSONList.text(scopes), projects.map(JSONList.text), key.createdAt)
            return key
        }
    }

    /// Revokes a key and returns it; `nil` if there is no such key.
    public func revokeKey(_ id: ID<APIKey>) throws(StoreError) -> APIKey? {
        try write(.full) { (connection) throws(StoreError) in
            try connection.run("UPDATE api_keys SET revoked_at = ? WHERE uuid = ? AND revoked_at IS NULL", Timestamp.now(), id)
            return try connection.first("\(APIKey.select) WHERE api_keys.uuid = ?", id, as: APIKey.init(from:))
        }
    }

    private func recordUse(of key: APIKey) {
        let now = Timestamp.now()
        let anHourAgo = now.advanced(by: -3_600_000_000)
        if let last = key.lastUsedAt, last > anHourAgo { return }
        // The request neither waits for this write nor fails with it.
        let job = WriteJob(
            durability: .normal,
            work: { (connection) throws(StoreError) in
                try connection.run(
                    "UPDATE api_keys SET last_used_at = ? WHERE uuid = ? AND (last_used_at IS NULL OR last_used_at <= ?)", now, key.id,
                    anHourAgo)
            },
            done: { _ in })
        submit(job)
    }
}

private let validKey = "\(APIKey.select) WHERE api_keys.hash = ? AND api_keys.revoked_at IS NULL AND users.active IS TRUE"

private let organizationsOfUser = """
    SELECT \(Organization.columns) FROM memberships JOIN organizations ON organizations.id = memberships.organization
    WHERE memberships.user_id = ? ORDER BY organizations.id
    """

extension APIKey {
    /// Selects keys with their users; append a `WHERE` clause.
    static let select = """
        SELECT api_keys.uuid, api_keys.label, api_keys.mask, api_keys.scopes, api_keys.projects, api_keys.created_at, \
        api_keys.last_used_at, api_keys.revoked_at, \(User.columns)
        FROM api_keys JOIN users ON users.id = api_keys.user_id
        """

    init(from row: inout Row) throws(StoreError) {
        let id: ID<APIKey> = try row.next()
        let (label, mask): (String, String) = try (row.next(), row.next())
        let (scopes, projects): (JSONText, JSONText?) = try (row.next(), row.next())
        let (createdAt, lastUsedAt, revokedAt): (Timestamp, Timestamp?, Timestamp?) = try (row.next(), row.next(), row.next())
        self.init(
            id: id, user: try User(from: &row), label: label, mask: mask, scopes: JSONList.strings(scopes),
            projects: projects.map(JSONList.integers), createdAt: createdAt, lastUsedAt: lastUsedAt, revokedAt: revokedAt)
    }
}
