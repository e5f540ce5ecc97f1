internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// The endpoints about the caller: the key, its user, and what it may access.
enum CallerEndpoints {
    static let routes = [
        Route("personal_api_keys/@current/", .get(key)),
        Route("users/@me/", .get(user)),
        Route("users/@me/effective_authorization/", .get(authorization)),
    ]

    @Sendable private static func key(_ context: RequestContext) throws -> Response {
        .json { json in json.apiKey(context.key) }
    }

    @Sendable private static func user(_ context: RequestContext) throws -> Response {
        let project = try context.store.firstProject(accessibleTo: context.key)
        let organizations = try context.store.organizations(of: context.user)
        return .json { json in json.caller(context.user, project: project, organizations: organizations) }
    }

    @Sendable private static func authorization(_ context: RequestContext) throws -> Response {
        .json { json in
            json.beginObject()
            json.grants(of: context.key)
            json.endObject()
        }
    }
}

/// `organizations/` and the paths below it, for the organizations of the key's user.
enum OrganizationEndpoints {
    static let routes = [
        Route("organizations/", .get(list, needs: "organization:read")),
        Route("organizations/{id}/", .get(detail, needs: "organization:read")),
        Route("organizations/{id}/projects/", .get(projects, needs: "project:read")),
        Route("organizations/{id}/projects/{project}/", .get(project, needs: "project:read")),
    ]

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        let window = context.window
        let all = try context.organizations()
        let rows = all.dropFirst(window.offset).prefix(window.limit)
        return context.page(Page(count: all.count, rows: Array(rows)), window) { json, organization in json.organization(organization) }
    }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        let organization = try context.organization()
        return .json { json in json.organization(organization) }
    }

    @Sendable private static func projects(_ context: RequestContext) throws -> Response {
        try context.projects(of: context.organization())
    }

    @Sendable private static func project(_ context: RequestContext) throws -> Response {
        let project = try context.project
        guard try context.organization().id == project.organization.id else { throw APIError.notFound() }
        return .json { json in json.project(project, withToken: true) }
    }
}

extension RequestContext {
    /// The organizations of the key's user. A key that is restricted to projects has only the organizations of these.
    fileprivate func organizations() throws -> [Organization] {
        let all = try store.organizations(of: user)
        guard key.projects != nil else { return all }
        return try all.filter { try store.projects(accessibleTo: key, of: $0.id, Window(limit: 1, offset: 0)).count > 0 }
    }

    /// The organization that the path names; `@current` is the one of the current project.
    fileprivate func organization() throws -> Organization {
        let all = try organizations()
        let found: Organization?
        if idSegment == "@current" {
            found = try store.firstProject(accessibleTo: key)?.organization ?? all.first
        } else {
            let id = try id(of: Organization.self)
            found = all.first { $0.id == id }
        }
        guard let found else { throw APIError.notFound() }
        return found
    }

    /// A page of the projects that the key may use, ordered by number.
    func projects(of organization: Organization? = nil) throws -> Response {
        let window = window
        let page = try store.projects(accessibleTo: key, of: organization?.id, window)
        return self.page(page, window) { json, project in json.project(project, withToken: true) }
    }
}

/// `projects/` and `projects/{id}/`.
enum ProjectEndpoints {
    /// Below `/api/projects/{id}/`: the project itself.
    static let routes = [Route("", .get(detail, needs: "project:read"))]

    /// Below `/api/`.
    static let collection = Route("projects/", .get(list, needs: "project:read"))

    @Sendable private static func list(_ context: RequestContext) throws -> Response { try context.projects() }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        let project = try context.project
        return .json { json in json.project(project, withToken: true) }
    }
}
