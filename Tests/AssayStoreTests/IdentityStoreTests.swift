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
        #expect(try store.project(2) == second)
        #expect(try store.project(3) == nil)
        #expect(try store.projects() == [fixture.project, second])
        #expect(try store.projects(of: fixture.organization.id) == [fixture.project, second])
        #expect(try store.projects(of: .new()) == [])
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
        _ = try key([1])
        #expect(try store.credential(keyHash: [1])?.organizations.map(\.name) == ["default", "other"])
    }

    @Test func findsAKeyByItsHash() throws {
        let made = try key([1, 2], scopes: ["dataset:read", "evaluation:write"], projects: [1, 3])
        let credential = try #require(try store.credential(keyHash: [1, 2]))
        #expect(credential.key.id == made.id)
        #expect(credential.key.label == "ci")
        #expect(credential.key.mask == "phx_…1234")
        #expect(credential.key.scopes == ["dataset:read", "evaluation:write"])
        #expect(credential.key.projects == [1, 3])
        #expect(credential.key.user == fixture.user)
        #expect(credential.organizations == [fixture.organization])
        #expect(try store.credential(keyHash: [1]) == nil)
        #expect(try store.keys().map(\.id) == [made.id])
    }

    @Test func opensEveryProjectWhereAKeyNamesNone() throws {
        _ = try key([1], projects: nil)
        _ = try key([2], projects: [])
        #expect(try store.credential(keyHash: [1])?.key.projects == nil)
        #expect(try store.credential(keyHash: [2])?.key.projects == [])
    }

    @Test func knowsARevokedKeyNoMoreWhoeverRevokedIt() throws {
        let made = try key([1])
        #expect(try store.credential(keyHash: [1]) != nil)
        let administration = try Store(path: fixture.path, role: .administration)
        let revoked = try #require(try administration.revokeKey(made.id))
        #expect(revoked.revokedAt != nil)
        #expect(try store.credential(keyHash: [1]) == nil)
        #expect(try administration.revokeKey(made.id) == revoked)
        #expect(try administration.revokeKey(.new()) == nil)
        administration.close()
    }

    @Test func notesOnceAnHourThatAKeyWasUsed() throws {
        let made = try key([1])
        #expect(made.lastUsedAt == nil)
        _ = try store.credential(keyHash: [1])
        // The writer runs jobs in order, so the earlier one is done after this.
        try store.write(.normal) { _ in }
        let used = try #require(try store.keys().first?.lastUsedAt)
        _ = try store.credential(keyHash: [1])
        try store.write(.normal) { _ in }
        #expect(try store.keys().first?.lastUsedAt == used)
    }
}
