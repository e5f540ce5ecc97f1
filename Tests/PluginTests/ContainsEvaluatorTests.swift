import AssayDomain
import Contains
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct ContainsEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: ContainsEvaluator.self) == [])
    }

    @Test(arguments: [
        (#"{"text":"1.5"}"#, "it is 1.5", true), (#"{"text":"1.5"}"#, "it is 125", false), (#"{"text":"Thanks"}"#, "thanks", false),
        (#"{"text":"ÄRGER","ignore_case":true}"#, "kein ärger", true), (#"{"text":"a\nb"}"#, "a\nb", true), (#"{"text":"a"}"#, "", false),
        (#"{"text":"STRASSE","ignore_case":true}"#, "Straße", true), (#"{"text":"é"}"#, "e\u{301}", false),
        (#"{"text":"a b"}"#, "a  b", false), (#"{"text":"a b","collapse_whitespace":true}"#, "a \n\tb", true),
        (#"{"text":"a","negate":true}"#, "b", true), (#"{"text":"a","negate":true}"#, "a", false),
    ])
    func findsTheText(config: String, output: String, answer: Bool) throws {
        #expect(try ContainsEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func saysWhatItFound() throws {
        let judge = try ContainsEvaluator.ready(#"{"text":"thanks","ignore_case":true}"#)
        #expect(try judge.judge(.texts(output: "Many Thanks!")) == .yes(#"found "Thanks" in "Many Thanks!""#))
        #expect(try judge.judge(.texts(output: "No.")) == .no(#""thanks" is not in "No.""#))
        #expect(try judge.judge(Sample()) == .no("the item has no output"))
    }

    @Test func sayingNoIsNoLessEvidentWhenItIsGoodNews() throws {
        let judge = try ContainsEvaluator.ready(#"{"text":"sorry","negate":true}"#)
        #expect(try judge.judge(.texts(output: "I am sorry.")) == .no(#"found "sorry" in "I am sorry.""#))
        #expect(try judge.judge(.texts(output: "18")) == .yes(#""sorry" is not in "18""#))
        #expect(try judge.judge(Sample()) == .no("the item has no output"))
    }

    @Test func readsAnotherField() throws {
        let judge = try ContainsEvaluator.ready(#"{"text":"a","field":"input"}"#)
        #expect(try judge.judge(.texts(input: "a", output: "b")).answer == .boolean(true))
    }

    @Test func refusesToLookForNothing() {
        #expect(throws: ConfigError("evaluation_config.text", "text: Give at least one character.")) {
            try ContainsEvaluator.ready(#"{"text":""}"#)
        }
    }

    @Test(arguments: [
        (#"["Lyon","Paris"]"#, true, #"found "Paris" in "It is Paris.""#), (#""Paris""#, true, #"found "Paris" in "It is Paris.""#),
        (#"["Lyon","Nice"]"#, false, #"none of "Lyon", "Nice" is in "It is Paris.""#),
        (#""Lyon""#, false, #""Lyon" is not in "It is Paris.""#),
    ])
    func findsWhatIsExpected(expected: String, answer: Bool, reasoning: String) throws {
        let judge = try ContainsEvaluator.ready(#"{"text_from":"expected"}"#)
        let verdict = try judge.judge(Sample(output: JSONText(compact: #""It is Paris.""#), expected: JSONText(compact: expected)))
        #expect(verdict == (answer ? .yes(reasoning) : .no(reasoning)))
    }

    @Test func comparesAListAsAValueOnRequest() throws {
        let judge = try ContainsEvaluator.ready(#"{"text_from":"expected","references":false}"#)
        func answer(_ output: String) throws -> Verdict.Answer {
            try judge.judge(Sample(output: JSONText(compact: output), expected: JSONText(compact: #"["a"]"#))).answer
        }
        #expect(try answer(#""It is [\"a\"].""#) == .boolean(true))
        #expect(try answer(#""It is a.""#) == .boolean(false))
    }
}
