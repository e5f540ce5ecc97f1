internal import FastCGI

/// The project itself: `projects/{id}/`.
enum ProjectEndpoints {
    static let routes = [Route("", .get(detail, needs: "project:read"))]

    @Sendable private static func detail(_ exchange: Exchange) throws -> Response {
        let project = try exchange.project
        return .json { json in json.project(project) }
    }
}
