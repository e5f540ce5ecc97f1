import AssayDomain
import Testing

@testable import AssayAPI

@Suite struct EvaluationModelTests {
    @Test(arguments: [
        ("[]", "invalid_input model_configuration__non_field_errors"),
        ("{}", "required model_configuration__provider"),
        (#"{"provider":"openai"}"#, "required model_configuration__model"),
        (#"{"provider":"zzz","model":"m"}"#, "invalid_choice model_configuration__provider"),
        (#"{"provider":"openai","model":" "}"#, "blank model_configuration__model"),
        (#"{"provider":"openai","model":"m","provider_key_id":"x"}"#, "invalid_input model_configuration__provider_key_id"),
        (#"{"provider":"openai","model":"m","provider_key_id":""}"#, "invalid_input model_configuration__provider_key_id"),
        (#"{"provider":"openai","model":"m","provider_key_id":null,"provider_key_name":"x"}"#, "ok"),
        ("null", "ok"),
    ])
    func isRefusedByItsPath(sent: String, refusal: String) {
        #expect(EvaluationBody.json(#"{"model_configuration":\#(sent)}"#).refusal(isPartial: true) == refusal)
    }

    @Test func hasAtMostAHundredCharacters() {
        let name = String(repeating: "m", count: 101)
        let body = EvaluationBody.json(#"{"model_configuration":{"provider":"openai","model":"\#(name)"}}"#)
        #expect(body.refusal(isPartial: true) == "max_length model_configuration__model")
    }

    @Test func noKeyIsFound() throws {
        let key = "018f2f8e-0000-7000-8000-000000000001"
        let body = EvaluationBody.json(
            #"{"model_configuration":{"provider":"openai","model":"m","provider_key_id":"\#(key)"}}"#)
        let error = try #require(throws: APIError.self) { try body.fields(isPartial: true) }
        #expect(error.detail == "Provider key not found")
    }

    @Test(arguments: ["openai", "anthropic", "gemini", "openrouter", "fireworks"])
    func isOfAKnownProvider(provider: String) throws {
        let body = EvaluationBody.json(#"{"model_configuration":{"provider":"\#(provider)","model":" m "}}"#)
        #expect(try body.fields(isPartial: true).definition.model.value == Evaluation.Model(provider: provider, name: "m"))
    }
}
