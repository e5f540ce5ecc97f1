internal import AssayDomain

extension Organization {
    static let columns = "organizations.uuid, organizations.name, organizations.created_at"

    init(from row: inout Row) throws(StoreError) {
        try self.init(id: row.next(), name: row.next(), createdAt: row.next())
    }
}

extension Project {
    /// Projects with their organizations, to be continued by a condition.
    static let select = """
        SELECT projects.id, projects.uuid, projects.name, projects.capture_token, \(Organization.columns)
        FROM projects JOIN organizations ON organizations.id = projects.organization
        """

    init(from row: inout Row) throws(StoreError) {
        try self.init(
            number: row.next(), id: row.next(), name: row.next(), captureToken: row.next(), organization: Organization(from: &row))
    }
}
