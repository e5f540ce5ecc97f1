public import AssayDomain

extension Store {
    public func projects() throws(StoreError) -> [Project] {
        try read { (session) throws(StoreError) in
            try session.all("\(Project.select) ORDER BY projects.id", as: Project.init(from:))
        }
    }

    /// The organizations that a user belongs to, in the order of their creation.
    public func organizations(of user: User) throws(StoreError) -> [Organization] {
        try read { (session) throws(StoreError) in
            try session.all(
                """
                SELECT \(Organization.columns) FROM memberships JOIN organizations ON organizations.id = memberships.organization
                WHERE memberships.user_id = ? ORDER BY organizations.id
                """, user.number, as: Organization.init(from:))
        }
    }

    /// The first project, of the first organization, that a key has access to.
    public func firstProject(accessibleTo key: APIKey) throws(StoreError) -> Project? {
        let (matching, values) = conditions(accessibleTo: key)
        return try read { (session) throws(StoreError) in
            try session.statement("\(Project.select) WHERE \(matching) ORDER BY organizations.id, projects.id LIMIT 1")
                .all(binding: values, as: Project.init(from:)).first
        }
    }

    /// The conditions of the projects that a key has access to: those of its user's organizations, unless it is restricted to some of them.
    private func conditions(accessibleTo key: APIKey) -> (sql: String, values: [any ColumnValue]) {
        let ofUser = "organizations.id IN (SELECT organization FROM memberships WHERE user_id = ?)"
        guard let projects = key.projects else { return (ofUser, [key.user.number]) }
        return ("\(ofUser) AND projects.id IN (SELECT value FROM json_each(?))", [key.user.number, JSONList.text(projects)])
    }

    /// A page of the projects that a key has access to, in the order of their numbers.
    ///
    /// - Parameter organization: lists only the projects of this organization; `nil`: all.
    public func projects(accessibleTo key: APIKey, of organization: ID<Organization>? = nil, _ window: Window)
        throws(StoreError) -> Page<Project>
    {
        var (matching, values) = conditions(accessibleTo: key)
        if let organization {
            matching += " AND organizations.uuid = ?"
            values.append(organization)
        }
        return try readSnapshot { (session) throws(StoreError) in
            let count =
                try session.statement("SELECT count(*) FROM (\(Project.select) WHERE \(matching))")
                .values(binding: values, as: Int.self).first ?? 0
            let rows = try session.statement("\(Project.select) WHERE \(matching) ORDER BY projects.id LIMIT ? OFFSET ?")
                .all(binding: values + [window.limit, window.offset], as: Project.init(from:))
            return Page(count: count, rows: rows)
        }
    }

    public func users() throws(StoreError) -> [User] {
        try read { (session) throws(StoreError) in
            try session.all("SELECT \(User.columns) FROM users ORDER BY id", as: User.init(from:))
        }
    }

    public func user(email: String) throws(StoreError) -> User? {
        try read { (session) throws(StoreError) in try session.user(email: email) }
    }

    /// The organization with that name, which is created if it does not exist.
    public func findOrCreateOrganization(named name: String) throws(StoreError) -> Organization {
        try write(.full) { (session) throws(StoreError) in
            let new = Organization(id: .new(), name: name, createdAt: .now())
            try session.run(
                "INSERT INTO organizations (uuid, name, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING", new.id, new.name,
                new.createdAt)
            return try session.first(
                "SELECT \(Organization.columns) FROM organizations WHERE name = ?", name, as: Organization.init(from:)) ?? new
        }
    }

    public func createProject(name: String, captureToken: String, organization: ID<Organization>) throws(StoreError) -> Project {
        try write(.full) { (session) throws(StoreError) in
            let number = try session.value(
                """
                INSERT INTO projects (uuid, name, capture_token, organization, created_at)
                SELECT ?, ?, ?, id, ? FROM organizations WHERE uuid = ? RETURNING id
                """, ID<Project>.new(), name, captureToken, Timestamp.now(), organization, as: Int64.self)
            guard let number, let project = try session.project(number) else { throw .missing("organization") }
            return project
        }
    }

    /// The user with that email, who is created if necessary and added to the organization.
    public func findOrCreateUser(email: String, organization: ID<Organization>) throws(StoreError) -> User {
        try write(.full) { (session) throws(StoreError) in
            try session.run(
                """
                INSERT INTO users (uuid, distinct_id, first_name, last_name, email, active, created_at)
                VALUES (?, ?, '', '', ?, ?, ?) ON CONFLICT (email) DO NOTHING
                """, ID<User>.new(), ID<User>.new().description, email, true, Timestamp.now())
            guard let user = try session.user(email: email) else { throw .missing("user") }
            try session.run(
                """
                INSERT INTO memberships (user_id, organization) SELECT ?, id FROM organizations WHERE uuid = ?
                ON CONFLICT (user_id, organization) DO NOTHING
                """, user.number, organization)
            return user
        }
    }
}

extension Session {
    func user(email: String) throws(StoreError) -> User? {
        try first(userByEmail, email, as: User.init(from:))
    }

    func project(_ number: Project.Number) throws(StoreError) -> Project? {
        try first("\(Project.select) WHERE projects.id = ?", number, as: Project.init(from:))
    }
}

private let userByEmail = "SELECT \(User.columns) FROM users WHERE email = ?"

extension Organization {
    static let columns = "organizations.uuid, organizations.name, organizations.created_at"

    init(from row: inout Row) throws(StoreError) {
        try self.init(id: row.next(), name: row.next(), createdAt: row.next())
    }
}

extension Project {
    /// A project with its organization.
    static let columns = "projects.id, projects.uuid, projects.name, projects.capture_token, \(Organization.columns)"

    /// Selects projects with their organizations; append a `WHERE` clause.
    static let select = "SELECT \(columns) FROM projects JOIN organizations ON organizations.id = projects.organization"

    init(from row: inout Row) throws(StoreError) {
        try self.init(
            number: row.next(), id: row.next(), name: row.next(), captureToken: row.next(), organization: Organization(from: &row))
    }
}

extension User {
    static let columns = """
        users.id, users.uuid, users.distinct_id, users.first_name, users.last_name, users.email, users.is_email_verified, \
        users.role_at_organization
        """

    init(from row: inout Row) throws(StoreError) {
        try self.init(
            number: row.next(), id: row.next(), distinctID: row.next(), firstName: row.next(), lastName: row.next(), email: row.next(),
            isEmailVerified: row.next(), roleAtOrganization: row.next())
    }
}

/// The users who created the rows of a list. Each is read once, which is faster than a join with every row.
struct UserCache {
    private let session: any Session
    private var known: [Int64: User] = [:]

    init(in session: any Session) {
        self.session = session
    }

    mutating func user(_ number: Int64?) throws(StoreError) -> User? {
        guard let number else { return nil }
        if let user = known[number] { return user }
        let user = try session.first(UserCache.select, number, as: User.init(from:))
        known[number] = user
        return user
    }

    private static let select = "SELECT \(User.columns) FROM users WHERE id = ?"
}
