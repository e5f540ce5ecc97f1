public import AssayDomain
internal import JSON

/// An API key and the project that a request with it names: everything that is needed to authorize the request.
public struct KeyAccess: Sendable {
    public let key: APIKey
    /// `nil` if the request names no project, or one that does not exist.
    public let project: Project?
    /// Whether the key's user belongs to the project's organization.
    public let isMember: Bool

    public init(key: APIKey, project: Project?, isMember: Bool) {
        self.key = key
        self.project = project
        self.isMember = isMember
    }
}

extension Store {
    /// The key with this hash, and the project with this number; `nil` if there is no such key, if it was revoked, or if its user is
    /// inactive. Records the use of the key, at most once an hour.
    public func access(keyHash: [UInt8], project: Project.Number? = nil) throws(StoreError) -> KeyAccess? {
        let found = try read { (session) throws(StoreError) in
            try session.first(accessOfKey, project, keyHash, as: KeyAccess.init(from:))
        }
        if let key = found?.key { recordUse(of: key) }
        return found
    }

    /// All keys, in the order of their creation.
    public func keys() throws(StoreError) -> [APIKey] {
        try read { (session) throws(StoreError) in
            try session.all("\(APIKey.select) ORDER BY api_keys.id", as: APIKey.init(from:))
        }
    }

    /// Creates a key. Only its hash and its mask are stored, not the key itself.
    public func createKey(label: String, hash: [UInt8], mask: String, scopes: [String], projects: [Project.Number]?, user: User)
        throws(StoreError) -> APIKey
    {
        try write(.full) { (session) throws(StoreError) in
            let key = APIKey(
                id: .new(), user: user, label: label, mask: mask, scopes: scopes, projects: projects, createdAt: .now(), lastUsedAt: nil,
                revokedAt: nil)
            try session.run(
                """
                INSERT INTO api_keys (uuid, user_id, label, hash, mask, scopes, projects, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, key.id, user.number, label, hash, mask, JSONList.text(scopes), projects.map(JSONList.text), key.createdAt)
            return key
        }
    }

    /// Revokes a key and returns it; `nil` if there is no such key.
    public func revokeKey(_ id: ID<APIKey>) throws(StoreError) -> APIKey? {
        try write(.full) { (session) throws(StoreError) in
            try session.run("UPDATE api_keys SET revoked_at = ? WHERE uuid = ? AND revoked_at IS NULL", Timestamp.now(), id)
            return try session.first("\(APIKey.select) WHERE api_keys.uuid = ?", id, as: APIKey.init(from:))
        }
    }

    private func recordUse(of key: APIKey) {
        let now = Timestamp.now()
        let anHourAgo = now.advanced(by: -3_600_000_000)
        if let last = key.lastUsedAt, last > anHourAgo { return }
        // The request neither waits for this write nor fails with it.
        let job = WriteJob(
            durability: .normal,
            work: { (session) throws(StoreError) in
                try session.run(
                    "UPDATE api_keys SET last_used_at = ? WHERE uuid = ? AND (last_used_at IS NULL OR last_used_at <= ?)", now, key.id,
                    anHourAgo)
            },
            done: { _ in })
        submit(job)
    }
}

/// A valid key with its user, and a project with the user's membership of its organization.
let accessOfKey = """
    SELECT \(APIKey.columns), memberships.user_id IS NOT NULL, projects.id IS NOT NULL, \(Project.columns)
    FROM api_keys JOIN users ON users.id = api_keys.user_id
        LEFT JOIN projects ON projects.id = ?
        LEFT JOIN organizations ON organizations.id = projects.organization
        LEFT JOIN memberships ON memberships.user_id = users.id AND memberships.organization = projects.organization
    WHERE api_keys.hash = ? AND api_keys.revoked_at IS NULL AND users.active IS TRUE
    """

extension KeyAccess {
    fileprivate init(from row: inout Row) throws(StoreError) {
        key = try APIKey(from: &row)
        isMember = try row.next()
        project = try row.next(as: Bool.self) ? Project(from: &row) : nil
    }
}

extension APIKey {
    /// A key with its user.
    static let columns = """
        api_keys.uuid, api_keys.label, api_keys.mask, api_keys.scopes, api_keys.projects, api_keys.created_at, \
        api_keys.last_used_at, api_keys.revoked_at, \(User.columns)
        """

    /// Selects keys with their users; append a `WHERE` clause.
    static let select = "SELECT \(columns) FROM api_keys JOIN users ON users.id = api_keys.user_id"

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
