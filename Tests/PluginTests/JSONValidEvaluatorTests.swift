import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import JSONValid
import Testing

@Suite struct JSONValidEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: JSONValidEvaluator.self) == [])
    }

    @Test(arguments: [
        (#"{"a":[1,null]}"#, true), (" 18 ", true), (#""text""#, true), ("", false), ("{'a':1}", false), ("{} {}", false), ("NaN", false),
        ("```json\n{}\n```", false), ("[1,]", false),
    ])
    func readsATextAsJSON(output: String, answer: Bool) throws {
        #expect(try JSONValidEvaluator.ready().judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test(arguments: [("{}", "an object"), ("[]", "an array"), ("18", "a number"), ("false", "a boolean")])
    func takesAnyValueThatIsNotAText(output: String, kind: String) throws {
        let verdict = try JSONValidEvaluator.ready().judge(Sample(output: JSONText(compact: output)))
        #expect(verdict == .yes("the output is a JSON value, \(kind)"))
    }

    @Test func saysWhatIsWrongAndWhere() throws {
        let verdict = try JSONValidEvaluator.ready().judge(.texts(output: "[1 2]"))
        #expect(verdict == .no(#""[1 2]" is not JSON: Expecting ',' delimiter: line 1 column 4 (char 3)"#))
    }

    @Test func saysNoToNoOutput() throws {
        #expect(try JSONValidEvaluator.ready().judge(Sample()) == .no("the item has no output"))
    }

    @Test func looksElsewhereAndForTheOpposite() throws {
        let judge = try JSONValidEvaluator.ready(#"{"field":"/metadata/a","negate":true}"#)
        #expect(try judge.judge(.texts(metadata: #"{"a":"{}"}"#)) == .no("the text is JSON, an object"))
        #expect(try judge.judge(.texts(metadata: #"{"a":1}"#)) == .no("the /metadata/a is a JSON value, a number"))
        #expect(try judge.judge(.texts(metadata: #"{"a":"{"}"#)).answer == .boolean(true))
        #expect(try judge.judge(Sample()) == .no("the item has no /metadata/a"))
    }

    @Test func readsDeepNesting() throws {
        func nested(_ depth: Int) -> Sample { .texts(output: String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) }
        #expect(try JSONValidEvaluator.ready().judge(nested(1_000)).answer == .boolean(true))
        #expect(try JSONValidEvaluator.ready().judge(nested(100_000)).answer == .boolean(false))
    }
}
