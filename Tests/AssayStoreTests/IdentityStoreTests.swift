import AssayDomain
import Testing

@testable import AssayStore

@Suite struct IdentityStoreTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }

    init() throws { fixture = try StoreFixture() }

    private func key(_ hash: [UInt8], scopes: [String] = ["dataset:read"], projects: [Project.Number]? = nil) throws -> APIKey {
        try store.createKey(label: "ci", hash: hash, mask: "phx_…1234", scopes: scopes, projects: projects, user: fixture.user)
    }

    @Test func numbersProjectsFromOne() throws {
        #expect(fixture.project.number == 1)
        let second = try store.createProject(name: "second", captureToken: "phc_second", organization: fixture.organization.id)
        #expect(second.number == 2)
        #expect(try store.projects() == [fixture.project, second])
    }

    @Test func makesAnOrganizationOnce() throws {
        #expect(try store.findOrCreateOrganization(named: "default") == fixture.organization)
        let other = try store.findOrCreateOrganization(named: "other")
        #expect(other != fixture.organization)
    }

    @Test func makesAUserOnceAndAddsTheMembership() throws {
        let other = try store.findOrCreateOrganization(named: "other")
        let same = try store.findOrCreateUser(email: "admin@localhost", organization: other.id)
        #expect(same == fixture.user)
        #expect(try store.users() == [fixture.user])
        #expect(try store.user(email: "admin@localhost") == fixture.user)
        #expect(try store.user(email: "nobody@localhost") == nil)
        #expect(try store.organizations(of: same).map(\.name) == ["default", "other"])
    }

    @Test func aKeyOpensTheProjectsOfItsUsersOrganizations() throws {
        let other = try store.findOrCreateOrganization(named: "other")
        let foreign = try store.createProject(name: "foreign", captureToken: "phc_foreign", organization: other.id)
        let second = try store.createProject(name: "second", captureToken: "phc_second", organization: fixture.organization.id)
        _ = try key([1])
        let home = try #require(try store.access(keyHash: [1], project: second.number))
        #expect(home.project == second)
        #expect(home.isMember)
        let away = try #require(try store.access(keyHash: [1], project: foreign.number))
        #expect(away.project == foreign)
        #expect(!away.isMember)
        let nowhere = try #require(try store.access(keyHash: [1], project: 99))
        #expect(nowhere.project == nil)
        #expect(!nowhere.isMember)
    }

    /// Organizations are ordered before projects: project 2 comes last.
    @Test(arguments: [(nil, 1), ([2, 3], 3), ([2], 2), ([4], nil), ([], nil)] as [([Project.Number]?, Project.Number?)])
    func theFirstProjectOfAKeyIsOfTheFirstOrganization(projects: [Project.Number]?, first: Project.Number?) throws {
        let later = try store.findOrCreateOrganization(named: "later")
        let foreign = try store.findOrCreateOrganization(named: "foreign")
        for (name, organization) in [("two", later.id), ("three", fixture.organization.id), ("four", foreign.id)] {
            _ = try store.createProject(name: name, captureToken: "phc_\(name)", organization: organization)
        }
        _ = try store.findOrCreateUser(email: fixture.user.email, organization: later.id)
        #expect(try store.firstProject(accessibleTo: key([1], projects: projects))?.number == first)
    }

    @Test func findsAKeyByItsHash() throws {
        let made = try key([1, 2], scopes: ["dataset:read", "evaluation:write"], projects: [1, 3])
        let found = try #require(try store.access(keyHash: [1, 2])?.key)
        #expect(found.id == made.id)
        #expect(found.label == "ci")
        #expect(found.mask == "phx_…1234")
        #expect(found.scopes == ["dataset:read", "evaluation:write"])
        #expect(found.projects == [1, 3])
        #expect(found.user == fixture.user)
        #expect(try store.access(keyHash: [1]) == nil)
        #expect(try store.keys().map(\.id) == [made.id])
    }

    @Test func opensEveryProjectWhereAKeyNamesNone() throws {
        _ = try key([1], projects: nil)
        _ = try key([2], projects: [])
        #expect(try store.access(keyHash: [1])?.key.projects == nil)
        #expect(try store.access(keyHash: [2])?.key.projects == [])
    }

    @Test func knowsARevokedKeyNoMoreWhoeverRevokedIt() throws {
        let made = try key([1])
        #expect(try store.access(keyHash: [1]) != nil)
        let administration = try Store(path: fixture.path, role: .administration)
        let revoked = try #require(try administration.revokeKey(made.id))
        #expect(revoked.revokedAt != nil)
        #expect(try store.access(keyHash: [1]) == nil)
        #expect(try administration.revokeKey(made.id) == revoked)
        #expect(try administration.revokeKey(.new()) == nil)
        administration.close()
    }

    @Test func notesOnceAnHourThatAKeyWasUsed() throws {
        let made = try key([1])
        #expect(made.lastUsedAt == nil)
        _ = try store.access(keyHash: [1])
        // The writer runs jobs in order, so the earlier one is done after this.
        try store.write(.normal) { _ in }
        let used = try #require(try store.keys().first?.lastUsedAt)
        _ = try store.access(keyHash: [1])
        try store.write(.normal) { _ in }
        #expect(try store.keys().first?.lastUsedAt == used)
    }
}
