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
