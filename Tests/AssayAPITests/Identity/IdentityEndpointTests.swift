import AssayDomain
import AssayStore
import Digest
import JSON
import Testing

@testable import AssayAPI

@Suite struct IdentityEndpointTests {
    @Test(arguments: ["/api/personal_api_keys/@current", "/api/personal_api_keys/@current/"])
    func aKeySaysWhatItOpens(path: String) throws {
        let fixture = try APIFixture(scopes: ["dataset:read"])
        let answer = fixture.send("GET", path)
        #expect(answer["scopes"]?.compact.text == #"["dataset:read"]"#)
        #expect(answer["scoped_teams"]?.compact.text == "[]")
        #expect(answer["scoped_organizations"]?.compact.text == "[]")
        #expect(!answer.text.contains(fixture.secret.text))
    }

    @Test func aUserSaysWhatTheyBelongTo() throws {
        let answer = try APIFixture(scopes: []).send("GET", "/api/users/@me/")
        #expect(answer["email"]?.string == "admin@localhost")
        #expect(answer["distinct_id"] != nil)
        #expect(answer["organizations"]?.elements.count == 1)
        #expect(answer["organization"]?["name"]?.string == "default")
        #expect(answer["team"]?["id"]?.integer == 1)
        #expect(answer["team"]?["timezone"]?.string == "UTC")
        #expect(answer["team"]?["organization"]?.string == answer["organization"]?["id"]?.string)
    }

    @Test func organizationsAndProjectsAreReadByThoseWhoBelongThere() throws {
        let fixture = try APIFixture()
        let organization = fixture.send("GET", "/api/organizations/@current/")
        #expect(organization["name"]?.string == "default")
        let id = try #require(organization["id"]?.string)
        #expect(fixture.send("GET", "/api/organizations/\(id)").text == organization.text)
        let elsewhere = try fixture.store.findOrCreateOrganization(named: "elsewhere")
        #expect(fixture.send("GET", "/api/organizations/\(elsewhere.id)/").status == 404)
        #expect(fixture.send("GET", "/api/projects/1/")["organization"]?.string == id)
        #expect(fixture.send("GET", "/api/environments/@current")["name"]?.string == "one")
        #expect(fixture.send("GET", "/api/projects/2/").status == 403)
        #expect(try APIFixture(scopes: ["dataset:read"]).send("GET", "/api/projects/1/").detail?.contains("'project:read'") == true)
    }

    /// Projects 1 and 3 of one organization, project 4 of another one of the user's, and project 2 of an organization without the user.
    private func fixtureWithFourProjects(projects: [Int64]?) throws -> APIFixture {
        let fixture = try APIFixture(projects: projects)
        let home = try fixture.store.findOrCreateOrganization(named: "default")
        _ = try fixture.store.createProject(name: "three", captureToken: "phc_three", organization: home.id)
        let third = try fixture.store.findOrCreateOrganization(named: "third")
        _ = try fixture.store.createProject(name: "four", captureToken: "phc_four", organization: third.id)
        _ = try fixture.store.findOrCreateUser(email: "admin@localhost", organization: third.id)
        return fixture
    }

    private func ids(_ answer: TestResponse) -> [Int]? { answer["results"]?.elements.compactMap { $0["id"]?.integer } }

    @Test(
        arguments: [
            (nil, [1, 3, 4], ["default", "third"]), ([3], [3], ["default"]), ([2, 4], [4], ["third"]), ([2], [], []), ([], [], []),
        ] as [([Int64]?, [Int], [String])])
    func listsAreOfWhatTheKeyOpens(projects: [Int64]?, numbers: [Int], names: [String]) throws {
        let fixture = try fixtureWithFourProjects(projects: projects)
        let answer = fixture.send("GET", "/api/projects/")
        #expect(ids(answer) == numbers, "\(answer.text)")
        #expect(answer["count"]?.integer == numbers.count)
        let organizations = fixture.send("GET", "/api/organizations/")
        #expect(organizations["results"]?.elements.compactMap { $0["name"]?.string } == names)
        #expect(organizations["count"]?.integer == names.count)
        let home = try fixture.store.findOrCreateOrganization(named: "default").id
        let below = fixture.send("GET", "/api/organizations/\(home)/projects/")
        #expect(below.status == (names.contains("default") ? 200 : 404))
        if below.status == 200 { #expect(ids(below) == numbers.filter { $0 != 4 }) }
        for number in 1...4 {
            let project = fixture.send("GET", "/api/organizations/\(home)/projects/\(number)/")
            #expect((project.status == 200) == (numbers.contains(number) && number != 4), "\(number): \(project.text)")
        }
    }

    @Test func listsArePages() throws {
        let fixture = try fixtureWithFourProjects(projects: nil)
        let page = fixture.send("GET", "/api/projects/?limit=1&offset=1")
        #expect(ids(page) == [3])
        #expect(page["count"]?.integer == 3)
        #expect(page["next"]?.string?.hasSuffix("/api/projects/?limit=1&offset=2") == true)
        #expect(page["results"]?.elements.first?.compact.text == fixture.send("GET", "/api/projects/3/").text)
        #expect(page["results"]?.elements.first?["api_token"]?.string == "phc_three")
        let organizations = fixture.send("GET", "/api/organizations/?limit=1")
        #expect(organizations["results"]?.elements.count == 1)
        #expect(organizations["next"]?.string?.hasSuffix("limit=1&offset=1") == true)
    }

    @Test func aKeyTellsWhatItMayDoHere() throws {
        let fixture = try APIFixture(scopes: ["dataset:read"], projects: [1])
        let answer = fixture.send("GET", "/api/users/@me/effective_authorization/")
        #expect(answer.text == #"{"scopes":["dataset:read"],"scoped_teams":[1],"scoped_organizations":[]}"#)
    }

    /// The token allows sending events, so reading it needs a scope.
    @Test func theTokenOfAProjectTakesItsScope() throws {
        let fixture = try APIFixture(scopes: ["dataset:read"])
        #expect(!fixture.send("GET", "/api/users/@me/").text.contains("phc_one"))
        for path in ["/api/projects/", "/api/organizations/@current/projects/", "/api/organizations/@current/projects/1/"] {
            #expect(fixture.send("GET", path).detail == "API key missing required scope 'project:read'")
        }
        #expect(fixture.send("GET", "/api/organizations/").detail == "API key missing required scope 'organization:read'")
    }
}
