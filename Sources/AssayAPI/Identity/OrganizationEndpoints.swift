internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `organizations/` and what is below one: those of the key's user.
enum OrganizationEndpoints {
    static let routes = [
        Route("organizations/", .get(list, needs: "organization:read")),
        Route("organizations/{id}/", .get(detail, needs: "organization:read")),
        Route("organizations/{id}/projects/", .get(projects, needs: "project:read")),
        Route("organizations/{id}/projects/{project}/", .get(project, needs: "project:read")),
    ]

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response {
        let window = exchange.window
        let all = try exchange.api.organizations(of: exchange.credential)
        let rows = all.dropFirst(window.offset).prefix(window.limit)
        return exchange.page(Page(count: all.count, rows: Array(rows)), window) { json, organization in json.organization(organization) }
    }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        let organization = try exchange.organization()
        return .json { json in json.organization(organization) }
    }

    @Sendable private static func projects(_ exchange: RequestContext) throws -> Response {
        try exchange.projects(of: exchange.organization())
    }

    @Sendable private static func project(_ exchange: RequestContext) throws -> Response {
        let project = try exchange.project
        guard try exchange.organization().id == project.organization.id else { throw APIError.notFound() }
        return .json { json in json.project(project, withToken: true) }
    }
}

extension API {
    /// The organizations of a key's user; of a key that opens certain projects only, those that have one of them.
    func organizations(of credential: Credential) throws -> [Organization] {
        guard credential.key.projects != nil else { return credential.organizations }
        return try credential.organizations.filter {
            try store.projects(openTo: credential, of: $0.id, Window(limit: 1, offset: 0)).count > 0
        }
    }
}

extension RequestContext {
    /// The organization that the path names; `@current` is the one of the current project.
    fileprivate func organization() throws -> Organization {
        let all = try api.organizations(of: credential)
        let found: Organization?
        if idSegment == "@current" {
            found = try api.currentProject(of: credential)?.organization ?? all.first
        } else {
            let id = try id(of: Organization.self)
            found = all.first { $0.id == id }
        }
        guard let found else { throw APIError.notFound() }
        return found
    }

    /// A page of the projects that the key opens, in the order of their numbers.
    func projects(of organization: Organization? = nil) throws -> Response {
        let window = window
        let page = try store.projects(openTo: credential, of: organization?.id, window)
        return self.page(page, window) { json, project in json.project(project, withToken: true) }
    }
}
