import AssayDomain
import JSON
import Testing

@Suite struct ConditionSetTests {
    private func sets(_ json: String) throws -> [ConditionSet] { try [ConditionSet](parsing: JSONText(compact: json)) }

    /// One set, from its properties as JSON.
    private func set(_ filters: String, rollout: String = "100") throws -> ConditionSet {
        try #require(try sets(#"[{"id":"a","rollout_percentage":\#(rollout),"properties":[\#(filters)]}]"#).first)
    }

    private func event(
        _ properties: String = #"{"$ai_model":"gpt-5","n":3}"#, person: String? = nil, uuid: String = "0199b6f2-0000-7000-8000-000000000001"
    ) throws -> EventFacts {
        EventFacts(
            uuid: try #require(ID(uuid)), name: "$ai_generation", distinctID: "u1", timestamp: try Timestamp(text: "2026-03-30T12:00:00Z"),
            properties: JSONText(compact: properties), personProperties: person.map(JSONText.init(compact:)))
    }

    @Test(arguments: [
        ("", true),
        (#"{"key":"$ai_model","value":"gpt-5"}"#, true),
        (#"{"key":"$ai_model","value":"gpt-4"}"#, false),
        (#"{"key":"$ai_model","value":"gpt-5"},{"key":"n","operator":"gt","value":2}"#, true),
        (#"{"key":"$ai_model","value":"gpt-5"},{"key":"n","operator":"gt","value":3}"#, false),
        (#"{"key":"$ai_model","value":"gpt-4"},{"key":"n","operator":"gt","value":2}"#, false),
    ])
    func matchesIfAllFiltersMatch(filters: String, matches: Bool) throws {
        #expect(try set(filters).matches(event()) == matches)
    }

    @Test(arguments: [
        (#""key":"event","value":"$ai_generation","type":"event_metadata""#, true),
        (#""key":"event","value":"$ai_span","type":"event_metadata""#, false),
        (#""key":"distinct_id","value":"u1","type":"event_metadata""#, true),
        (#""key":"uuid","value":"0199b6f2-0000-7000-8000-000000000001","type":"event_metadata""#, true),
        (#""key":"timestamp","operator":"is_date_after","value":"-2d","type":"event_metadata""#, true),
        (#""key":"timestamp","operator":"is_date_after","value":"-1h","type":"event_metadata""#, false),
        (#""key":"n","operator":"is_set","type":"event_metadata""#, false),
        (#""key":"email","operator":"icontains","value":"@example.com","type":"person""#, true),
        (#""key":"email","operator":"is_set","type":"event""#, false),
        (#""key":"n","operator":"is_set","type":"person""#, false),
        (#""key":"n","operator":"is_set","type":"metadata""#, false),
    ])
    func looksWhereTheTypeSays(filter: String, matches: Bool) throws {
        let event = try event(person: #"{"email":"a@example.com"}"#)
        #expect(try set("{\(filter)}").matches(event, at: Timestamp(text: "2026-03-31T12:00:00Z")) == matches)
    }

    @Test func whatIsUnknownIsMissing() throws {
        let filter = #"{"key":"email","operator":"not_icontains","value":"@example.com","type":"person"}"#
        #expect(try set(filter).matches(event()))
        #expect(try !set(#"{"key":"$ai_model","operator":"is_set"}"#).matches(event("{broken")))
    }

    /// The hundredth in which each uuid falls.
    @Test(arguments: [
        ("00000000-0000-0000-0000-000000000000", "70.5", "70.51"), ("f47ac10b-58cc-4372-a567-0e02b2c3d479", "70.76", "70.77"),
        ("F47AC10B-58CC-4372-A567-0E02B2C3D479", "70.76", "70.77"), ("0199b6f2-0000-7000-8000-000000000001", "11.01", "11.02"),
        ("0199b6f2-0000-7000-8000-000000000002", "22.41", "22.42"), ("0199b6f2-0000-7000-8000-000000000003", "47.9", "47.91"),
    ])
    func includesEventsByTheirUUID(uuid: String, without: String, with: String) throws {
        let uuid = try #require(ID<EventFacts>(uuid))
        #expect(try !set("", rollout: without).includes(uuid))
        #expect(try set("", rollout: with).includes(uuid))
        #expect(try !set("", rollout: "0").includes(uuid))
        #expect(try set("", rollout: "100").includes(uuid))
    }

    @Test(arguments: [
        (#"[]"#, nil),
        (#"[{"id":"a","properties":[]},{"id":"b","properties":[]}]"#, "a"),
        (#"[{"id":"a","properties":[{"key":"n","value":4}]},{"id":"b","properties":[{"key":"n","value":3}]}]"#, "b"),
        (#"[{"id":"a","properties":[{"key":"n","value":4}]},{"id":"b","properties":[{"key":"n","value":5}]}]"#, nil),
        (#"[{"id":"a","rollout_percentage":11,"properties":[]},{"id":"b","rollout_percentage":12,"properties":[]}]"#, "b"),
        (#"[{"id":"a","rollout_percentage":0,"properties":[]}]"#, nil),
    ])
    func theFirstSetThatIncludesAndMatchesWins(conditions: String, id: String?) throws {
        #expect(try sets(conditions).first(for: event())?.id == id)
    }

    @Test func aSearchThatTakesTooLongDoesNotMatch() throws {
        let event = try event(#"{"p":"\#(String(repeating: "a", count: 2_000_000))"}"#)
        let slow =
            #"[{"id":"a","properties":[{"key":"p","operator":"not_regex","value":"(a|b)*a(a|b){200}c"}]},{"id":"b","properties":[]}]"#
        #expect(try sets(slow).first(for: event)?.id == "b")
        let long = #"[{"id":"a","properties":[{"key":"p","operator":"regex","value":"(a?){1000}z"}]},{"id":"b","properties":[]}]"#
        #expect(throws: PropertySearchError.interrupted) { try sets(long).first(for: event, while: { false }) }
    }

    @Test func isReadAsItWasWritten() throws {
        let text =
            #"[{"id":"a","rollout_percentage":12.5,"properties":[{"key":"k","value":[1.0],"other":null}]},"#
            + #"{"id":"b","rollout_percentage":100,"properties":[]}]"#
        let sets = try sets(text)
        #expect(sets.text.text == text)
        #expect(sets.map(\.id) == ["a", "b"] && sets.map(\.rolloutPercentage) == [12.5, 100] && sets.map(\.filters.count) == [1, 0])
    }

    @Test func theFiltersOfAllSetsShareTheLimits() throws {
        let set = #"{"id":"a","properties":[{"key":"k","value":1},{"key":"k","value":1}]}"#
        func list(_ count: Int) -> String { "[\(Array(repeating: set, count: count).joined(separator: ","))]" }
        #expect(try sets(list(25)).count == 25)
        #expect(throws: PropertyFilterError.self) { try sets(list(26)) }
    }
}
