public import AssayDomain

extension Store {
    public func project(_ number: Project.Number) throws(StoreError) -> Project? {
        try read { (connection) throws(StoreError) in
            try connection.first(projectByNumber, number) { row throws(StoreError) in try Project(from: &row) }
        }
    }

    public func projects() throws(StoreError) -> [Project] {
        try read { (connection) throws(StoreError) in
            try connection.all("\(Project.select) ORDER BY projects.id") { row throws(StoreError) in try Project(from: &row) }
        }
    }

    public func projects(of organization: ID<Organization>) throws(StoreError) -> [Project] {
        try read { (connection) throws(StoreError) in
            try connection.all("\(Project.select) WHERE organizations.uuid = ? ORDER BY projects.id", organization) {
                row throws(StoreError) in try Project(from: &row)
            }
        }
    }

    /// A page of the projects that a key opens, in the order of their numbers.
    ///
    /// - Parameter organization: the only one whose projects are wanted.
    public func projects(openTo credential: Credential, of organization: ID<Organization>? = nil, _ window: Window)
        throws(StoreError) -> Page<Project>
    {
        var matching = "organizations.id IN (SELECT organization FROM memberships WHERE user_id = ?)"
        var values: [any ColumnValue] = [credential.key.user.number]
        if let organization {
            matching += " AND organizations.uuid = ?"
            values.append(organization)
        }
        if let projects = credential.key.projects {
            matching += " AND projects.id IN (SELECT value FROM json_each(?))"
            values.append(JSONList.text(projects))
        }
        return try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                let count =
                    try connection.statement("SELECT count(*) FROM (\(Project.select) WHERE \(matching))")
                    .all(binding: values) { row throws(StoreError) in try row.next(as: Int.self) }.first ?? 0
                let rows = try connection.statement("\(Project.select) WHERE \(matching) ORDER BY projects.id LIMIT ? OFFSET ?")
                    .all(binding: values + [window.limit, window.offset]) { row throws(StoreError) in try Project(from: &row) }
                return Page(count: count, rows: rows)
            }
        }
    }

    public func users() throws(StoreError) -> [User] {
        try read { (connection) throws(StoreError) in
            try connection.all("SELECT \(User.columns) FROM users ORDER BY id") { row throws(StoreError) in try User(from: &row) }
        }
    }

    public func user(email: String) throws(StoreError) -> User? {
        try read { (connection) throws(StoreError) in try connection.user(email: email) }
    }

    public func keys() throws(StoreError) -> [APIKey] {
        try read { (connection) throws(StoreError) in
            try connection.all("\(APIKey.select) ORDER BY api_keys.id") { row throws(StoreError) in try APIKey(from: &row) }
        }
    }
}

extension Connection {
    func user(email: String) throws(StoreError) -> User? {
        try first(userByEmail, email) { row throws(StoreError) in try User(from: &row) }
    }

    func project(_ number: Project.Number) throws(StoreError) -> Project? {
        try first(projectByNumber, number) { row throws(StoreError) in try Project(from: &row) }
    }
}

private let projectByNumber = "\(Project.select) WHERE projects.id = ?"
private let userByEmail = "SELECT \(User.columns) FROM users WHERE email = ?"
