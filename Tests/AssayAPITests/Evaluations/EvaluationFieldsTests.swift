import AssayDomain
import Catalog
import FastCGI
import JSON
import Testing

@testable import AssayAPI

/// The body of a request for an evaluation, as JSON or as a form.
struct EvaluationBody {
    let contentType: String
    let text: String

    static func json(_ text: String) -> EvaluationBody { EvaluationBody(contentType: "application/json", text: text) }
    static func form(_ text: String) -> EvaluationBody {
        EvaluationBody(contentType: "application/x-www-form-urlencoded", text: text)
    }

    func fields(isPartial: Bool = false) throws -> EvaluationFields {
        let request = Request(
            method: "POST", path: "/", headers: ["content-type": contentType], body: BytesBody(Array(text.utf8)))
        return try EvaluationFields(
            Body(of: request, limit: 10_000, memory: MemoryReservation(of: MemoryBudget(1 << 20))).fields(isPartial: isPartial),
            EvaluatorCatalog.registry)
    }

    /// The refusal as `code attr`, or `ok`.
    func refusal(isPartial: Bool = false) -> String {
        do {
            _ = try fields(isPartial: isPartial)
            return "ok"
        } catch {
            guard let error = error as? APIError else { return "\(error)" }
            return "\(error.code) \(error.attr ?? "-")"
        }
    }
}

@Suite struct EvaluationFieldsTests {
    @Test(arguments: [
        (#"{}"#, "required name"),
        (#"{"name":"n"}"#, "required evaluation_type"),
        (#"{"name":"n","evaluation_type":"hog"}"#, "required output_type"),
        (#"{"name":"n","evaluation_type":"hog","output_type":"boolean"}"#, "ok"),
        (#"{"name":"","enabled":"maybe"}"#, "blank name"),
        (#"{"name":"n","description":null,"enabled":null}"#, "null description"),
        (#"{"name":"n","enabled":null,"evaluation_type":"x"}"#, "null enabled"),
        (#"{"name":"n","evaluation_type":"hog","evaluation_config":null,"output_type":"x"}"#, "null evaluation_config"),
        (#"{"name":"n","evaluation_type":"hog","output_type":"x","output_config":[]}"#, "invalid_choice output_type"),
    ])
    func aNewOneIsRefusedForItsFirstBadField(body: String, refusal: String) {
        #expect(EvaluationBody.json(body).refusal() == refusal)
    }

    @Test(arguments: [
        (#"{}"#, "ok"),
        (#"{"output_config":[],"conditions":null}"#, "not_a_dict output_config"),
        (#"{"output_config":null}"#, "null output_config"),
        (#"{"conditions":null,"model_configuration":{}}"#, "null conditions"),
        (#"{"model_configuration":{},"deleted":null}"#, "required model_configuration__provider"),
        (#"{"deleted":null}"#, "null deleted"),
        (#"{"evaluation_type":"LLM_JUDGE"}"#, "invalid_choice evaluation_type"),
        (#"{"evaluation_type":""}"#, "invalid_choice evaluation_type"),
        (#"{"status":"error","status_reason":"x","team":2,"junk":0}"#, "ok"),
    ])
    func aChangeIsRefusedForItsFirstBadField(body: String, refusal: String) {
        #expect(EvaluationBody.json(body).refusal(isPartial: true) == refusal)
    }

    @Test func anUnknownTypeIsNamed() throws {
        let body = EvaluationBody.json(#"{"name":"n","evaluation_type":"bogus"}"#)
        let error = try #require(throws: APIError.self) { try body.fields() }
        #expect(error.detail == #""bogus" is not a valid choice."#)
    }

    @Test func aFormHasJSONInItsFields() throws {
        let fields = try EvaluationBody.form(
            "name=+n+&evaluation_type=hog&output_type=boolean&enabled=on&evaluation_config=%7B%22source%22%3A+%221%22%7D"
                + "&conditions=%5B%7B%22id%22%3A%22a%22%7D%5D"
        ).fields()
        #expect(fields.name.value == "n")
        #expect(fields.enabled.value == true)
        #expect(fields.definition.config.value?.compact.text == #"{"source":"1"}"#)
        #expect(fields.conditions.value?.text == #"[{"id":"a","rollout_percentage":100,"properties":[]}]"#)
    }

    @Test func aFormWithTheRequiredFieldsIsEnough() throws {
        let fields = try EvaluationBody.form("name=n&evaluation_type=llm_judge&output_type=boolean").fields()
        #expect(fields.enabled.value == false)
        #expect(fields.deleted.value == false)
        #expect(fields.definition.config.value == nil)
    }

    @Test func aFormThatChangesOneFieldLeavesTheOthers() throws {
        let fields = try EvaluationBody.form("name=n").fields(isPartial: true)
        #expect(fields.enabled.value == nil)
        #expect(fields.deleted.value == nil)
    }

    @Test func badJSONInAFormIsRefused() {
        #expect(EvaluationBody.form("conditions=%5B").refusal(isPartial: true) == "invalid_input conditions")
    }
}
