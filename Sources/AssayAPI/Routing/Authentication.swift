internal import AssayDomain
internal import AssayStore
internal import Digest
internal import FastCGI

/// Authentication by key, and authorization by scopes, project and membership.
extension RequestContext {
    /// Throws the first refusal in the order of the contract: key, project, the key's restriction to projects, scopes, membership of the
    /// key's user in the project's organization.
    init(_ request: Request, _ match: RouteMatch, scopes: [String], in api: API) throws {
        let access = try Self.access(of: request, to: match.project, in: api.store)
        self.api = api
        self.request = request
        route = match.route
        idSegment = match.id
        key = access.key
        query = Query(request.query)
        memory = MemoryReservation(of: api.memory)
        projectOfRoute = access.project
        if match.project == nil { try checkScopes(scopes) } else { try checkProject(access, scopes) }
    }

    /// The key in the `Authorization` header, and the project that a segment of the path names.
    private static func access(of request: Request, to segment: Substring?, in store: Store) throws -> KeyAccess {
        guard let secret = bearer(request.header("authorization") ?? "") else { throw APIError.notAuthenticated }
        let access = try store.access(keyHash: KeySecret.hash(secret), project: segment.flatMap(projectNumber))
        guard let access else { throw APIError.keyInvalid }
        guard segment == "@current" else { return access }
        return KeyAccess(key: access.key, project: try store.firstProject(accessibleTo: access.key), isMember: true)
    }

    /// The secret after `Bearer`, in any case, and at least one space.
    private static func bearer(_ header: String) -> Substring? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let secret = parts[1].drop { $0 == " " }
        return secret.utf8.count >= 2 ? secret : nil
    }

    private static func projectNumber(_ segment: Substring) -> Project.Number? {
        guard segment.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Project.Number(segment)
    }

    private func checkProject(_ access: KeyAccess, _ scopes: [String]) throws(APIError) {
        guard let project = access.project else { throw .notFound("Project not found.") }
        if let projects = key.projects, !projects.contains(project.number) {
            throw .denied("API key does not have access to the requested project: ID \(project.number).")
        }
        try checkScopes(scopes)
        guard access.isMember else { throw .denied("You don't have access to the project.") }
    }

    private func checkScopes(_ scopes: [String]) throws(APIError) {
        for scope in scopes where !Scope.isGranted(scope, by: key.scopes) {
            throw .denied("API key missing required scope '\(scope)'")
        }
    }
}

/// A permission of a key: `resource:read` or `resource:write`.
enum Scope {
    /// Whether the scopes `granted` include `scope`: `*` grants everything, and writing implies reading.
    static func isGranted(_ scope: String, by granted: [String]) -> Bool {
        granted.contains { grant in
            if grant == scope || grant == "*" { return true }
            guard scope.hasSuffix(":read"), grant.hasSuffix(":write") else { return false }
            return grant.dropLast(":write".count) == scope.dropLast(":read".count)
        }
    }
}
