internal import AssayDomain
internal import AssayStore
internal import JSON

extension JSONWriter {
    /// A key, as its owner may see it.
    mutating func key(_ key: APIKey) {
        beginObject()
        member("id", key.id)
        member("label", key.label)
        member("mask_value", key.mask)
        grants(of: key)
        member("created_at", key.createdAt)
        member("last_used_at", key.lastUsedAt)
        endObject()
    }

    /// What a key may do, and where: no teams and no organizations mean all of its user's.
    mutating func grants(of key: APIKey) {
        member("scopes", key.scopes)
        self.key("scoped_teams")
        list(key.projects ?? []) { json, number in json.integer(number) }
        member("scoped_organizations", [])
    }

    /// The user of a key, with what they belong to.
    mutating func caller(_ credential: Credential, project: Project?) {
        let user = credential.key.user
        beginObject()
        userMembers(user)
        member("role_at_organization", user.roleAtOrganization)
        key("team")
        if let project { self.project(project) } else { null() }
        key("organization")
        if let organization = project?.organization ?? credential.organizations.first {
            self.organization(organization)
        } else {
            null()
        }
        key("organizations")
        list(credential.organizations) { json, organization in json.organization(organization) }
        endObject()
    }

    mutating func organization(_ organization: Organization) {
        beginObject()
        member("id", organization.id)
        member("name", organization.name)
        member("created_at", organization.createdAt)
        endObject()
    }

    /// Times of a project are those of UTC.
    ///
    /// - Parameter withToken: whether who asks may also read what SDKs send events with.
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
