/// A group of people and their projects.
public struct Organization: Sendable, Equatable {
    public let id: ID<Organization>
    public let name: String
    public let createdAt: Timestamp

    public init(id: ID<Organization>, name: String, createdAt: Timestamp) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}

/// The owner of datasets, evaluations, events and keys: the `team` of the wire.
public struct Project: Sendable, Equatable {
    /// The integer that URLs carry.
    public typealias Number = Int64

    public let number: Number
    public let id: ID<Project>
    public let name: String
    /// The token that an SDK sends events with: `phc_…`.
    public let captureToken: String
    public let organization: Organization

    public init(number: Number, id: ID<Project>, name: String, captureToken: String, organization: Organization) {
        self.number = number
        self.id = id
        self.name = name
        self.captureToken = captureToken
        self.organization = organization
    }
}

/// A person.
public struct User: Sendable, Equatable {
    public let number: Int64
    public let id: ID<User>
    public let distinctID: String?
    public let firstName: String
    public let lastName: String
    public let email: String
    public let isEmailVerified: Bool?
    public let roleAtOrganization: String?

    public init(
        number: Int64, id: ID<User>, distinctID: String?, firstName: String, lastName: String, email: String,
        isEmailVerified: Bool?, roleAtOrganization: String?
    ) {
        self.number = number
        self.id = id
        self.distinctID = distinctID
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.isEmailVerified = isEmailVerified
        self.roleAtOrganization = roleAtOrganization
    }
}

/// A personal key without its secret, which is shown once and kept as a hash.
public struct APIKey: Sendable, Equatable {
    public let id: ID<APIKey>
    public let user: User
    public let label: String
    /// The first and last characters of the key, to recognise it by.
    public let mask: String
    /// `dataset:read`, `evaluation:write`, … or `*`.
    public let scopes: [String]
    /// The projects that the key is restricted to; `nil`: all projects of its user.
    public let projects: [Project.Number]?
    public let createdAt: Timestamp
    public let lastUsedAt: Timestamp?
    public let revokedAt: Timestamp?

    public init(
        id: ID<APIKey>, user: User, label: String, mask: String, scopes: [String], projects: [Project.Number]?,
        createdAt: Timestamp, lastUsedAt: Timestamp?, revokedAt: Timestamp?
    ) {
        self.id = id
        self.user = user
        self.label = label
        self.mask = mask
        self.scopes = scopes
        self.projects = projects
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }
}
