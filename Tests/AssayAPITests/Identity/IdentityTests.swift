import AssayDomain
import Testing

@testable import AssayAPI

@Suite struct IdentityTests {
    @Test(arguments: ["/api/personal_api_keys/@current", "/api/personal_api_keys/@current/"])
    func aKeySaysWhatItOpens(path: String) throws {
        let house = try House(scopes: ["dataset:read"])
        let answer = house.send("GET", path)
        #expect(answer["scopes"]?.compact.text == #"["dataset:read"]"#)
        #expect(answer["scoped_teams"]?.isNull == true)
        #expect(answer["scoped_organizations"]?.isNull == true)
        #expect(!answer.text.contains(house.secret.text))
    }

    @Test func aUserSaysWhatTheyBelongTo() throws {
        let answer = try House(scopes: []).send("GET", "/api/users/@me/")
        #expect(answer["email"]?.string == "admin@localhost")
        #expect(answer["distinct_id"] != nil)
        #expect(answer["organizations"]?.elements.count == 1)
        #expect(answer["organization"]?["name"]?.string == "default")
        #expect(answer["team"]?["id"]?.integer == 1)
        #expect(answer["team"]?["timezone"]?.string == "UTC")
        #expect(answer["team"]?["organization"]?.string == answer["organization"]?["id"]?.string)
    }

    @Test func organizationsAndProjectsAreReadByThoseWhoBelongThere() throws {
        let house = try House()
        let organization = house.send("GET", "/api/organizations/@current/")
        #expect(organization["name"]?.string == "default")
        let id = try #require(organization["id"]?.string)
        #expect(house.send("GET", "/api/organizations/\(id)").text == organization.text)
        let elsewhere = try house.store.organization(named: "elsewhere")
        #expect(house.send("GET", "/api/organizations/\(elsewhere.id)/").status == 404)
        #expect(house.send("GET", "/api/projects/1/")["organization"]?.string == id)
        #expect(house.send("GET", "/api/environments/@current")["name"]?.string == "one")
        #expect(house.send("GET", "/api/projects/2/").status == 403)
        #expect(try House(scopes: ["dataset:read"]).send("GET", "/api/projects/1/").detail?.contains("'project:read'") == true)
    }
}
