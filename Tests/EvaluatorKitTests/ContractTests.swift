import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Testing

/// The contract catches those who break it.
@Suite struct ContractTests {
    @Test func isKeptByTheGood() {
        #expect(Contract.broken(by: Good.self) == [])
        #expect(Contract.broken(byDefinitionOf: Sketch.self) == [])
    }

    @Test func catchesABadCard() {
        let broken = Contract.broken(by: BadCard.self)
        #expect(
            broken == [
                "The type Bad Card is not lower-case letters, digits and underscores.",
                "The summary is not one line that ends in a full stop.",
                "The card names no output.", "The version is less than 1.", "Two fields have the same name.",
                "The summary of a is not one line that ends in a full stop.",
            ])
    }

    @Test func catchesAnExampleThatDoesNotWork() {
        #expect(Contract.broken(by: BadExample.self) == ["The example is refused for boolean output: wanted: This field is required."])
    }

    @Test func catchesARequiredFieldThatIsNotRequired() {
        let broken = Contract.broken(byDefinitionOf: Lax.self)
        #expect(
            broken == ["A configuration is taken although wanted is not there.", "A configuration is taken although wanted is not string."])
    }

    @Test func catchesARefusalThatNamesAnotherField() {
        let broken = Contract.broken(byDefinitionOf: Misleading.self)
        #expect(broken.contains("The refusal where wanted is not there names evaluation_config.other, not evaluation_config.wanted."))
    }

    @Test func catchesWhatIsStoredOtherwiseEachTime() {
        #expect(Contract.broken(byDefinitionOf: Growing.self).contains("What is stored changes when it is stored again."))
    }

    @Test func catchesAnUnknownKeyThatIsStored() {
        #expect(Contract.broken(byDefinitionOf: Hoarding.self) == ["An unknown key is stored."])
    }

    @Test func catchesAnAnswerOfTheWrongType() {
        let broken = Contract.broken(by: WrongAnswer.self)
        #expect(broken.contains("It fails on a plain sample: The evaluator's answer is not of the type boolean."))
    }

    @Test func catchesReasoningThatIsNoSentence() {
        let broken = Contract.broken(by: Rambling.self)
        #expect(broken.contains("The reasoning about an empty text is empty."))
        #expect(broken.contains("The reasoning about a text of several lines has more than one line."))
        #expect(broken.contains("The reasoning about a huge sample is longer than 500 characters."))
    }

    @Test func catchesAMessageThatTellsTheText() {
        let broken = Contract.broken(by: Indiscreet.self)
        #expect(broken.contains("The message about a plain sample tells the item's text, which must not be logged."))
    }

    @Test func catchesWhoeverNeedsNoExpectedOutput() {
        let broken = Contract.broken(by: Unexpecting.self)
        #expect(
            broken == [
                "A sample without an expected output is not skipped as no_expected.", "A sample's own expected output does not come first.",
                "The expected output is not found in /metadata/expected.",
                "The expected output is not found where the key expected points to.",
            ])
    }

    @Test func catchesAMemory() {
        #expect(Contract.broken(by: Counting.self) == ["The same sample has another answer the next time."])
    }

    @Test func catchesWhoeverClingsToAThread() {
        #expect(Contract.broken(by: Clinging.self) == ["The answers on several threads are others than on one."])
    }
}
