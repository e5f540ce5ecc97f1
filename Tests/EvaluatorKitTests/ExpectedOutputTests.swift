import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct ExpectedOutputTests {
    @Test func isTheSamplesOwnFirst() throws {
        let sample = Sample.texts(expected: "own", metadata: #"{"expected":"metadata"}"#)
        #expect(try ExpectedOutput(at: nil).text(in: sample) == "own")
    }

    @Test func isWhatTheConfigurationPointsTo() throws {
        let sample = Sample.texts(metadata: #"{"expected":"default","answer":{"final":18}}"#)
        #expect(try ExpectedOutput(at: nil).text(in: sample) == "default")
        #expect(try ExpectedOutput(at: SampleField("/metadata/answer/final")).text(in: sample) == "18")
    }

    @Test(arguments: [nil, "/metadata/answer"])
    func isSkippedWhereThereIsNone(pointer: String?) {
        let message = "The item has no expected output: neither `expected` nor \(pointer ?? "/metadata/expected")."
        #expect(throws: EvaluationError.skipped(reason: "no_expected", message: message)) {
            try ExpectedOutput(at: pointer.flatMap(SampleField.init)).text(in: .texts(output: "18", metadata: #"{"expected":null}"#))
        }
    }

    @Test func hasItsValueAsTheJSONItIs() throws {
        let sample = Sample(expected: JSONText(compact: "[18,1e2]"), metadata: JSONText(compact: #"{"answer":{"final":18}}"#))
        #expect(try ExpectedOutput(at: nil).value(in: sample).compact.text == "[18,1e2]")
        let other = Sample(expected: nil, metadata: sample.metadata)
        #expect(try ExpectedOutput(at: SampleField("/metadata/answer")).value(in: other).compact.text == #"{"final":18}"#)
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/expected")) { try ExpectedOutput(at: nil).value(in: other) }
    }

    @Test func namesABoundedNumberOfTexts() throws {
        func reference(_ element: String, _ count: Int) throws -> Reference {
            let list = "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
            return try ExpectedOutput(at: nil).reference(in: Sample(expected: JSONText(compact: list)))
        }
        #expect(try reference(#""""#, 10_000).texts?.count == 10_000)
        #expect(throws: EvaluationError.tooManyReferences(10_001)) { try reference(#""""#, 10_001) }
        // The limit does not apply to lists that are compared as values.
        #expect(try reference("1", 10_001).texts == nil)
        #expect(try reference(#"["a"]"#, 10_001).isContainer)
    }
}
