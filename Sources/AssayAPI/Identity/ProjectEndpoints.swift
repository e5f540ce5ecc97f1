internal import FastCGI

/// `projects/` and `projects/{id}/`.
enum ProjectEndpoints {
    /// Below a project: the project itself.
    static let routes = [Route("", .get(detail, needs: "project:read"))]

    /// Below `/api/`.
    static let collection = Route("projects/", .get(list, needs: "project:read"))

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response { try exchange.projects() }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        let project = try exchange.project
        return .json { json in json.project(project, withToken: true) }
    }
}
