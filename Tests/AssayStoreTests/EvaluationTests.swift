import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct EvaluationTests {
    let premises: Premises
    var store: Store { premises.store }
    var project: Project.Number { premises.project.number }

    init() throws { premises = try Premises() }

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
        let made = try store.createEvaluation(new, in: project, by: premises.user)
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
        #expect(read.createdBy == premises.user)
        #expect(read.updatedAt == made.updatedAt)
    }

    @Test func isActiveWhereEnabled() throws {
        #expect(try premises.evaluation("a").status == .active)
    }

    @Test func isUnknownToOtherProjects() throws {
        let made = try premises.evaluation("a")
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: premises.organization.id).number
        #expect(try store.evaluation(made.id, in: other) == nil)
        #expect(try store.changeEvaluation(made.id, in: other) { $0.name = "theirs" } == nil)
        #expect(try store.evaluations(in: other, EvaluationQuery(window: .all)).count == 0)
    }

    @Test func getsAVersionWithEachChangeOfItsDefinition() throws {
        let made = try premises.evaluation("a")
        let renamed = try #require(try store.changeEvaluation(made.id, in: project) { $0.name = "b" })
        #expect(renamed.version == 1)
        #expect(renamed.updatedAt > made.updatedAt)
        let changed = try #require(try store.changeEvaluation(made.id, in: project) { $0.definition.outputType = "numeric" })
        #expect(changed.version == 2)
        #expect(changed.definition.outputType == "numeric")
        #expect(changed.name == "b")
    }

    @Test func keepsItsStatusAndReason() throws {
        let made = try premises.evaluation("a")
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

    /// Makes 250 of the type `hog`, every third of which has its bytecode, and one of another type.
    private func programs() throws -> [Evaluation] {
        _ = try premises.evaluation("other")
        return try (0..<250).map { number in
            let bytecode = number % 3 == 0 ? #","bytecode":["_H",1]"# : ""
            let config = JSONText(compact: #"{"source":"return \"bytecode\":[\#(number)]"\#(bytecode)}"#)
            let definition = Evaluation.Definition(
                type: "hog", config: config, outputType: "boolean", outputConfig: .emptyObject, model: nil)
            let new = NewEvaluation(
                name: "p\(number)", description: "", enabled: true, definition: definition, conditions: .emptyArray, deleted: false)
            return try store.createEvaluation(new, in: project, by: premises.user)
        }
    }

    private func complete(_ complete: (Evaluation) -> Store.Completion) throws -> [String] {
        var seen: [String] = []
        try store.completeEvaluations(ofType: "hog", without: "bytecode") { evaluation in
            seen.append(evaluation.name)
            return complete(evaluation)
        }
        return seen
    }

    @Test func areCompletedOnceAndSayWhatTheySaidBefore() throws {
        let made = try programs()
        let added = JSONText(compact: #"{"bytecode":[]}"#)
        let seen = try complete { _ in .config(added) }
        #expect(seen == made.map(\.name).enumerated().filter { $0.offset % 3 != 0 }.map(\.element))
        let read = try #require(try store.evaluation(made[1].id, in: project))
        #expect(read.definition.config == added && read.version == 1 && read.updatedAt == made[1].updatedAt)
        #expect(try store.evaluation(made[0].id, in: project)?.definition.config == made[0].definition.config)
        #expect(try complete { _ in .none } == [])
    }

    @Test func thatCannotBeCompletedAreInErrorAndSayWhy() throws {
        let made = try programs()
        let fail = { (_: Evaluation) in Store.Completion.failure(reason: "hog_error", detail: "It does not compile.") }
        _ = try complete { $0.name == "p1" ? fail($0) : .none }
        let failed = try #require(try store.evaluation(made[1].id, in: project))
        #expect((failed.status, failed.enabled) == (.error, false))
        #expect((failed.statusReason, failed.statusReasonDetail) == ("hog_error", "It does not compile."))
        #expect(failed.updatedAt > made[1].updatedAt)
        #expect(try store.evaluation(made[2].id, in: project)?.status == .active)
        // It is as it was: nothing is written another time.
        _ = try complete { $0.name == "p1" ? fail($0) : .none }
        #expect(try store.evaluation(made[1].id, in: project)?.updatedAt == failed.updatedAt)
    }

    @Test func listsByEveryFilterAndOrder() throws {
        let a = try premises.evaluation("a")
        _ = try premises.evaluation("c", type: "contains")
        _ = try premises.evaluation("b")
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
