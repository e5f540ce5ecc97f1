internal import AssayDomain
internal import JSON

extension APIKey {
    /// Keys with their users, to be continued by a condition.
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
