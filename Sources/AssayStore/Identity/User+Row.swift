internal import AssayDomain

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

/// Who made the rows of a list: each user is read once, which costs less than joining them to every row.
struct UserCache {
    private let connection: Connection
    private var known: [Int64: User] = [:]

    init(in connection: Connection) {
        self.connection = connection
    }

    mutating func user(_ number: Int64?) throws(StoreError) -> User? {
        guard let number else { return nil }
        if let user = known[number] { return user }
        let user = try connection.first(UserCache.select, number) { row throws(StoreError) in try User(from: &row) }
        known[number] = user
        return user
    }

    private static let select = "SELECT \(User.columns) FROM users WHERE id = ?"
}
