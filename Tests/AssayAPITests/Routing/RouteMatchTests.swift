import Testing

@testable import AssayAPI

@Suite struct RouteMatchTests {
    @Test(arguments: [
        ("/api/projects/1/datasets/", "datasets/", "1", ""),
        ("/api/environments/@current/datasets", "datasets/", "@current", ""),
        ("/api/environments/%40current/datasets", "datasets/", "@current", ""),
        ("/api/projects/1/datasets/x/", "datasets/{id}/", "1", "x"),
        ("/api/projects/1/datasets/x/items/import", "datasets/{id}/items/import/", "1", "x"),
        ("/api/projects/7/", "", "7", ""),
        ("/api/organizations/x/projects/7/", "organizations/{id}/projects/{project}/", "7", "x"),
    ])
    func leadsBelowAProject(path: String, route: String, project: String, id: String) throws {
        let match = try #require(RouteMatch(path: path))
        #expect(match.route.path == route)
        #expect(match.project == project[...])
        #expect(match.id == id[...])
    }

    /// Imports that are cut off by a stop of the daemon are logged.
    @Test(arguments: [
        ("/api/projects/1/datasets/x/items/import/", true), ("/api/projects/1/datasets/x/items/import", true),
        ("/api/environments/1/datasets/x/items/import", true), ("/api/projects/1/datasets/x/items/export/", false),
        ("/x/items/import/", false), ("/healthz", false),
    ])
    func knowsImports(path: String, isImport: Bool) {
        #expect((RouteMatch(path: path)?.isImport ?? false) == isImport)
    }

    @Test(arguments: [
        "/api/users/@me/", "/api/users/@me", "/api/users/%40me", "/api/personal_api_keys/@current", "/api/organizations/@current/",
        "/api/projects", "/api/projects/", "/api/organizations/", "/api/organizations/x/projects/",
    ])
    func leadsToTheCaller(path: String) {
        #expect(RouteMatch(path: path)?.project == nil)
        #expect(RouteMatch(path: path) != nil)
    }

    @Test(arguments: [
        "", "/", "/api", "/api/", "/api/environments/", "/api/projects/1/nosuch/", "/api/organizations/x/nosuch/",
        "/api/organizations//projects/", "/api/projects/1//datasets/",
        "/api/projects/1/datasets//", "/api/projects/1/datasets/x/y/", "/apiprojects/1/datasets/", "//api/projects/1/datasets/",
        "/api/projects/1/data%73ets%2F", "/api/users/@me/x", "/api/projects/1/%FF",
    ])
    func leadsNowhere(path: String) {
        #expect(RouteMatch(path: path) == nil)
    }

    @Test func listsWhatAPathOffers() throws {
        let collection = try #require(RouteMatch(path: "/api/projects/1/datasets/"))
        #expect(collection.route.allow == "GET, POST, HEAD, OPTIONS")
        let detail = try #require(RouteMatch(path: "/api/projects/1/datasets/x/"))
        #expect(detail.route.allow == "GET, PUT, PATCH, DELETE, HEAD, OPTIONS")
        let posting = try #require(RouteMatch(path: "/api/projects/1/datasets/x/items/import/"))
        #expect(posting.route.allow == "POST, OPTIONS")
        #expect(posting.route.readScopes == ["dataset:read"])
    }
}
