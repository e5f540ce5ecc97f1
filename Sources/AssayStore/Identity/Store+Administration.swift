public import AssayDomain

extension Store {
    /// The organization of that name, made where there is none.
    public func organization(named name: String) throws(StoreError) -> Organization {
        try write(.full) { (connection) throws(StoreError) in
            let made = Organization(id: .new(), name: name, createdAt: .now())
            try connection.run(
                "INSERT INTO organizations (uuid, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING", made.id, made.name,
                made.createdAt)
            return try connection.first("SELECT \(Organization.columns) FROM organizations WHERE name = ?", name) {
                row throws(StoreError) in try Organization(from: &row)
            } ?? made
        }
    }

    public func createProject(name: String, captureToken: String, organization: ID<Organization>) throws(StoreError) -> Project {
        try write(.full) { (connection) throws(StoreError) in
            let number = try connection.first(
                """
                INSERT INTO projects (uuid, name, capture_token, organization, created_at)
                SELECT ?, ?, ?, id, ? FROM organizations WHERE uuid = ? RETURNING id
                """, ID<Project>.new(), name, captureToken, Timestamp.now(), organization
            ) { row throws(StoreError) in try row.next(as: Int64.self) }
            guard let number, let project = try connection.project(number) else { throw .missing("organization") }
            return project
        }
    }

    /// The user with that email, made where there is none, and a member of the organization afterwards.
    public func createUser(email: String, organization: ID<Organization>) throws(StoreError) -> User {
        try write(.full) { (connection) throws(StoreError) in
            try connection.run(
                """
                INSERT INTO users (uuid, distinct_id, first_name, last_name, email, active, created_at)
                VALUES (?, ?, '', '', ?, ?, ?) ON CONFLICT (email) DO NOTHING
                """, ID<User>.new(), ID<User>.new().description, email, true, Timestamp.now())
            guard let user = try connection.user(email: email) else { throw .missing("user") }
            try connection.run(
                """
                INSERT INTO memberships (user_id, organization) SELECT ?, id FROM organizations WHERE uuid = ?
                ON CONFLICT (user_id, organization) DO NOTHING
                """, user.number, organization)
            return user
        }
    }

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

    /// The key as it is afterwards; `nil` where there is none.
    public func revokeKey(_ id: ID<APIKey>) throws(StoreError) -> APIKey? {
        try write(.full) { (connection) throws(StoreError) in
            try connection.run("UPDATE api_keys SET revoked_at = ? WHERE uuid = ? AND revoked_at IS NULL", Timestamp.now(), id)
            return try connection.first("\(APIKey.select) WHERE api_keys.uuid = ?", id) { row throws(StoreError) in try APIKey(from: &row) }
        }
    }
}
