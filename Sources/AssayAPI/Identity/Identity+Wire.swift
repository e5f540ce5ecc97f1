internal import AssayDomain
internal import AssayStore
internal import JSON

extension JSONWriter {
    /// A key, without its secret.
    mutating func apiKey(_ key: APIKey) {
        beginObject()
        member("id", key.id)
        member("label", key.label)
        member("mask_value", key.mask)
        grants(of: key)
        member("created_at", key.createdAt)
        member("last_used_at", key.lastUsedAt)
        endObject()
    }

    /// The scopes and projects of a key. Empty lists of teams and organizations mean all of the user's.
    mutating func grants(of key: APIKey) {
        member("scopes", key.scopes)
        self.key("scoped_teams")
        list(key.projects ?? []) { json, number in json.integer(number) }
        member("scoped_organizations", [])
    }

    /// The user of a key, with their current project and their organizations.
    mutating func caller(_ user: User, project: Project?, organizations: [Organization]) {
        beginObject()
        userMembers(user)
        member("role_at_organization", user.roleAtOrganization)
        key("team")
        if let project { self.project(project) } else { null() }
        key("organization")
        if let organization = project?.organization ?? organizations.first {
            self.organization(organization)
        } else {
            null()
        }
        key("organizations")
        list(organizations) { json, organization in json.organization(organization) }
        endObject()
    }

    mutating func organization(_ organization: Organization) {
        beginObject()
        member("id", organization.id)
        member("name", organization.name)
        member("created_at", organization.createdAt)
        endObject()
    }

    /// A project, whose time zone is always UTC.
    ///
    /// - Parameter withToken: whether the caller may read the token that SDKs use to send events.
    mutating func project(_ project: Project, withToken: Bool = false) {
        beginObject()
        member("id", project.number)
        member("uuid", project.id)
        member("name", project.name)
        member("organization", project.organization.id)
        if withToken { member("api_token", project.captureToken) }
        member("timezone", "UTC")
        endObject()
    }

    private mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }
}

/// Caches the JSON of the previous row's creator, because most rows of a page have the same one.
struct CreatedByCache {
    private var last: (user: User, text: JSONText)?

    mutating func text(of user: User) -> JSONText {
        if let last, last.user.number == user.number { return last.text }
        let text = JSONWriter.text { $0.creator(user) }
        last = (user, text)
        return text
    }
}

extension JSONWriter {
    /// `created_by`: the user whose key made the request that created a row; null when that user was removed.
    mutating func createdBy(_ user: User?) {
        key("created_by")
        if let user { creator(user) } else { null() }
    }

    /// The same in a page of many rows.
    mutating func createdBy(_ user: User?, _ cache: inout CreatedByCache) {
        key("created_by")
        if let user { json(cache.text(of: user)) } else { null() }
    }

    /// The members that every JSON object about a user has.
    mutating func userMembers(_ user: User) {
        member("id", user.number)
        member("uuid", user.id)
        member("distinct_id", user.distinctID)
        member("first_name", user.firstName)
        member("last_name", user.lastName)
        member("email", user.email)
        member("is_email_verified", user.isEmailVerified)
    }

    fileprivate mutating func creator(_ user: User) {
        beginObject()
        userMembers(user)
        key("hedgehog_config")
        null()
        member("role_at_organization", user.roleAtOrganization)
        endObject()
    }
}
