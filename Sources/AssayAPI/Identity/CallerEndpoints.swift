internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// What tools ask first: whose key this is, and what it opens.
enum CallerEndpoints {
    static let routes = [
        Route("personal_api_keys/@current/", .get(key)),
        Route("users/@me/", .get(user)),
        Route("users/@me/effective_authorization/", .get(authorization)),
    ]

    @Sendable private static func key(_ exchange: RequestContext) throws -> Response {
        .json { json in json.key(exchange.credential.key) }
    }

    @Sendable private static func user(_ exchange: RequestContext) throws -> Response {
        let project = try exchange.api.currentProject(of: exchange.credential)
        return .json { json in json.caller(exchange.credential, project: project) }
    }

    @Sendable private static func authorization(_ exchange: RequestContext) throws -> Response {
        .json { json in
            json.beginObject()
            json.grants(of: exchange.credential.key)
            json.endObject()
        }
    }
}
