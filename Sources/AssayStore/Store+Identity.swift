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
    public func credential(keyHash: [UInt8]) throws(StoreError) -> Credential? { fatalError("unwritten") }

    public func project(_ number: Project.Number) throws(StoreError) -> Project? { fatalError("unwritten") }
    public func organization(_ id: ID<Organization>) throws(StoreError) -> Organization? { fatalError("unwritten") }
    public func projects() throws(StoreError) -> [Project] { fatalError("unwritten") }
    public func projects(of organization: ID<Organization>) throws(StoreError) -> [Project] { fatalError("unwritten") }
    public func users() throws(StoreError) -> [User] { fatalError("unwritten") }
    public func user(email: String) throws(StoreError) -> User? { fatalError("unwritten") }
    public func keys() throws(StoreError) -> [APIKey] { fatalError("unwritten") }

    /// The organization of that name, made where there is none.
    public func organization(named name: String) throws(StoreError) -> Organization { fatalError("unwritten") }
    public func createProject(name: String, captureToken: String, organization: ID<Organization>) throws(StoreError) -> Project {
        fatalError("unwritten")
    }
    /// The user with that email, made where there is none, and a member of the organization afterwards.
    public func createUser(email: String, organization: ID<Organization>) throws(StoreError) -> User { fatalError("unwritten") }
    public func createKey(label: String, hash: [UInt8], mask: String, scopes: [String], projects: [Project.Number]?, user: User)
        throws(StoreError) -> APIKey
    { fatalError("unwritten") }
    /// The key as it is afterwards; `nil` where there is none.
    public func revokeKey(_ id: ID<APIKey>) throws(StoreError) -> APIKey? { fatalError("unwritten") }
}
