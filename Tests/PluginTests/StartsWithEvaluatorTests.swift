import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import StartsWith
import Testing

@Suite struct StartsWithEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: StartsWithEvaluator.self) == [])
    }

    @Test(arguments: [
        (#"{"text":"Yes"}"#, "Yes!", true), (#"{"text":"Yes"}"#, "Oh Yes", false), (#"{"text":"Yes"}"#, "Ye", false),
        (#"{"text":"Yes"}"#, "\nYes", false), (#"{"text":"Yes","trim":true}"#, "\n Yes", true),
        (#"{"text":" Yes ","trim":true}"#, "Yes", true),
        (#"{"text":"STRASSE","ignore_case":true}"#, "Straßen", true), (#"{"text":"a b","collapse_whitespace":true}"#, "a  b", true),
        (#"{"text":"Yes","negate":true}"#, "No", true), (#"{"text":"é"}"#, "e\u{301}", false), (#"{"text":"e"}"#, "e\u{301}", true),
    ])
    func comparesTheBeginning(config: String, output: String, answer: Bool) throws {
        #expect(try StartsWithEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func saysWhatItCompared() throws {
        let judge = try StartsWithEvaluator.ready(#"{"text":"yes","ignore_case":true}"#)
        #expect(try judge.judge(.texts(output: "Yes!")) == .yes(#""Yes!" starts with "Yes""#))
        #expect(try judge.judge(.texts(output: "No!")) == .no(#""No!" does not start with "yes""#))
        #expect(try judge.judge(Sample()) == .no("the item has no output"))
    }

    @Test(arguments: [#"{"text":""}"#, #"{"text":" ","trim":true}"#])
    func refusesWhatEverythingBeginsWith(config: String) {
        let isEmpty = config.contains(#""text":"""#)
        let sentence = isEmpty ? "Give at least one character." : #"Nothing is left of " " once it is normalized: give another text."#
        #expect(throws: ConfigError("evaluation_config.text", "text: \(sentence)")) {
            try StartsWithEvaluator.ready(config)
        }
    }

    @Test(arguments: [
        (#"["Lyon","paris"]"#, true, #""Paris, France" starts with "Paris""#),
        (#"["Lyon","Nice"]"#, false, #""Paris, France" does not start with any of "Lyon", "Nice""#),
        (#""France""#, false, #""Paris, France" does not start with "France""#),
    ])
    func findsWhatIsExpected(expected: String, answer: Bool, reasoning: String) throws {
        let judge = try StartsWithEvaluator.ready(#"{"text_from":"expected","ignore_case":true}"#)
        let verdict = try judge.judge(Sample(output: JSONText(compact: #""Paris, France""#), expected: JSONText(compact: expected)))
        #expect(verdict == (answer ? .yes(reasoning) : .no(reasoning)))
    }
}
