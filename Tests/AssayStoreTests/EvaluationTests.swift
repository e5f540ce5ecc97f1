import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct EvaluationTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws { fixture = try StoreFixture() }

    private func names(_ change: (inout EvaluationQuery) -> Void = { _ in }) throws -> [String] {
        var query = EvaluationQuery(window: .all)
        change(&query)
        let page = try store.evaluations(in: project, query)
        #expect(page.count == page.rows.count)
        return page.rows.map(\.name)
    }

    @Test func comesBackAsItWasCreated() throws {
        let new = NewEvaluation(
            name: "helpful", description: "d", enabled: false,
            definition: Evaluation.Definition(
                type: "llm_judge", config: JSONText(compact: #"{"prompt":"p"}"#), outputType: "boolean",
                outputConfig: JSONText(compact: #"{"allows_na":true}"#), model: Evaluation.Model(provider: "openai", name: "m")),
            conditions: JSONText(compact: #"[{"id":"a"}]"#), deleted: false)
        let made = try store.createEvaluation(new, in: project, by: fixture.user)
        let read = try #require(try store.evaluation(made.id, in: project))
        #expect(read.name == "helpful")
        #expect(read.description == "d")
        #expect(read.enabled == false)
        #expect(read.status == .paused)
        #expect(read.statusReason == nil)
        #expect(read.definition == new.definition)
        #expect(read.conditions == new.conditions)
        #expect(read.version == 1)
        #expect(read.deleted == false)
        #expect(read.createdBy == fixture.user)
        #expect(read.updatedAt == made.updatedAt)
    }

    @Test func isActiveWhereEnabled() throws {
        #expect(try fixture.evaluation("a").status == .active)
    }

    @Test func isUnknownToOtherProjects() throws {
        let made = try fixture.evaluation("a")
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.evaluation(made.id, in: other) == nil)
        #expect(try store.changeEvaluation(made.id, in: other) { $0.name = "theirs" } == nil)
        #expect(try store.evaluations(in: other, EvaluationQuery(window: .all)).count == 0)
    }

    @Test func getsAVersionWithEachChangeOfItsDefinition() throws {
        let made = try fixture.evaluation("a")
        let renamed = try #require(try store.changeEvaluation(made.id, in: project) { $0.name = "b" })
        #expect(renamed.version == 1)
        #expect(renamed.updatedAt > made.updatedAt)
        let changed = try #require(try store.changeEvaluation(made.id, in: project) { $0.definition.outputType = "numeric" })
        #expect(changed.version == 2)
        #expect(changed.definition.outputType == "numeric")
        #expect(changed.name == "b")
    }

    @Test func keepsItsStatusAndReason() throws {
        let made = try fixture.evaluation("a")
        let failed = try #require(
            try store.changeEvaluation(made.id, in: project) { evaluation in
                evaluation.enabled = false
                evaluation.status = .error
                evaluation.statusReason = "provider_key_deleted"
                evaluation.statusReasonDetail = "Attach another key."
            })
        #expect(failed.status == .error)
        #expect(failed.statusReason == "provider_key_deleted")
        #expect(failed.statusReasonDetail == "Attach another key.")
        #expect(failed.enabled == false)
    }

    @Test func listsByEveryFilterAndOrder() throws {
        let a = try fixture.evaluation("a")
        _ = try fixture.evaluation("c", type: "contains")
        _ = try fixture.evaluation("b")
        _ = try store.changeEvaluation(a.id, in: project) { evaluation in
            evaluation.enabled = false
            evaluation.description = "Über alles"
        }
        #expect(try names() == ["b", "c", "a"])
        #expect(try names { $0.enabled = true } == ["b", "c"])
        #expect(try names { $0.enabled = false } == ["a"])
        #expect(try names { $0.type = "contains" } == ["c"])
        #expect(try names { $0.ids = [a.id] } == ["a"])
        #expect(try names { $0.search = "üBER" } == ["a"])
        #expect(try names { $0.order = [Ordering(.name, descending: false)] } == ["a", "b", "c"])
        #expect(try names { $0.order = [Ordering(.name, descending: true)] } == ["c", "b", "a"])
        #expect(try names { $0.order = [Ordering(.updatedAt, descending: true)] } == ["a", "b", "c"])
        _ = try store.changeEvaluation(a.id, in: project) { $0.deleted = true }
        #expect(try names() == ["b", "c"])
    }
}
