internal import AssayDomain
internal import AssayStore
internal import Digest
internal import FastCGI

/// Authentication by key, and authorization by scopes, project and membership.
extension API {
    /// The credential of the key in the `Authorization` header.
    func credential(of request: Request) throws -> Credential {
        guard let secret = Self.bearer(request.header("authorization") ?? "") else { throw APIError.notAuthenticated }
        guard let credential = try store.credential(keyHash: KeySecret.hash(secret)) else { throw APIError.keyInvalid }
        return credential
    }

    /// The secret after `Bearer`, in any case, and at least one space.
    private static func bearer(_ header: String) -> Substring? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let secret = parts[1].drop { $0 == " " }
        return secret.utf8.count >= 2 ? secret : nil
    }

    /// The project that a path names, if the key may use it. Scopes are checked after the key's restriction to projects and before the
    /// user's membership.
    func project(named segment: Substring, for credential: Credential, scopes: [String]) throws -> Project {
        guard let project = try find(segment, for: credential) else { throw APIError.notFound("Project not found.") }
        if let projects = credential.key.projects, !projects.contains(project.number) {
            throw APIError.denied("API key does not have access to the requested project: ID \(project.number).")
        }
        try check(scopes, of: credential)
        guard credential.organizations.contains(where: { $0.id == project.organization.id }) else {
            throw APIError.denied("You don't have access to the project.")
        }
        return project
    }

    func check(_ scopes: [String], of credential: Credential) throws(APIError) {
        for scope in scopes where !Scope.isGranted(scope, by: credential.key.scopes) {
            throw .denied("API key missing required scope '\(scope)'")
        }
    }

    private func find(_ segment: Substring, for credential: Credential) throws -> Project? {
        if segment == "@current" { return try currentProject(of: credential) }
        guard segment.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return try Project.Number(segment).flatMap(store.project)
    }

    /// The user's first project that the key may use.
    func currentProject(of credential: Credential) throws -> Project? {
        for organization in credential.organizations {
            let project = try store.projects(of: organization.id).first { credential.key.projects?.contains($0.number) ?? true }
            if let project { return project }
        }
        return nil
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
