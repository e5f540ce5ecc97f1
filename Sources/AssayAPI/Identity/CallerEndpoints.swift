internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// What tools ask first: whose key this is, and what it opens.
enum CallerEndpoints {
    static let routes = [
        Route("personal_api_keys/@current/", .get(key)),
        Route("users/@me/", .get(user)),
        Route("organizations/{id}/", .get(organization, needs: "organization:read")),
    ]

    @Sendable private static func key(_ exchange: Exchange) throws -> Response {
        .json { json in json.key(exchange.credential.key) }
    }

    @Sendable private static func user(_ exchange: Exchange) throws -> Response {
        let project = try exchange.api.currentProject(of: exchange.credential)
        return .json { json in json.caller(exchange.credential, project: project) }
    }

    /// An organization that the key's user belongs to; `@current` is the one of the current project.
    @Sendable private static func organization(_ exchange: Exchange) throws -> Response {
        let all = exchange.credential.organizations
        let found: Organization?
        if exchange.idSegment == "@current" {
            found = try exchange.api.currentProject(of: exchange.credential)?.organization ?? all.first
        } else {
            let id = try exchange.id(of: Organization.self)
            found = all.first { $0.id == id }
        }
        guard let found else { throw APIError.notFound() }
        return .json { json in json.organization(found) }
    }
}
