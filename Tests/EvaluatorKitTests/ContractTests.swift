import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Testing

/// The contract reports every broken promise.
@Suite struct ContractTests {
    @Test func acceptsAConformingEvaluator() {
        #expect(Contract.broken(by: ConformingEvaluator.self) == [])
        #expect(Contract.broken(byDefinitionOf: StoredOnlyPlugin.self) == [])
    }

    @Test func catchesABadCard() {
        let broken = Contract.broken(by: BadCardEvaluator.self)
        #expect(
            broken == [
                "The type Bad Card is not lower-case letters, digits and underscores.",
                "The summary is not one line that ends in a full stop.",
                "The card names no output.", "The version is less than 1.", "Two fields have the same name.",
                "The summary of a is not one line that ends in a full stop.",
            ])
    }

    @Test func catchesAnExampleThatDoesNotWork() {
        #expect(
            Contract.broken(by: BadExampleEvaluator.self) == ["The example is refused for boolean output: pattern: This field is required."]
        )
    }

    @Test func catchesARequiredFieldThatIsNotRequired() {
        let broken = Contract.broken(byDefinitionOf: LenientPlugin.self)
        #expect(
            broken == [
                "A configuration is accepted although pattern is missing.",
                "A configuration is accepted although pattern is not of type string.",
            ])
    }

    @Test func catchesARefusalThatNamesAnotherField() {
        let broken = Contract.broken(byDefinitionOf: WrongFieldPlugin.self)
        #expect(broken.contains("When pattern is missing, the error names evaluation_config.other instead of evaluation_config.pattern."))
    }

    @Test func catchesAConfigurationThatChangesWhenStoredAgain() {
        #expect(
            Contract.broken(byDefinitionOf: UnstableConfigPlugin.self).contains("The stored configuration changes when it is stored again.")
        )
    }

    /// Its evaluator stores whatever it gets.
    @Test func anUnknownKeyDoesNotReachAnEvaluator() {
        #expect(Contract.broken(byDefinitionOf: UnknownKeysPlugin.self) == [])
    }

    @Test func catchesAnAnswerOfTheWrongType() {
        let broken = Contract.broken(by: WrongTypeEvaluator.self)
        #expect(broken.contains("It fails on a plain sample: The evaluator's answer is not of the type boolean."))
    }

    @Test func catchesReasoningThatIsNotASentence() {
        let broken = Contract.broken(by: LongReasoningEvaluator.self)
        #expect(broken.contains("The reasoning about an empty text is empty."))
        #expect(broken.contains("The reasoning about a text of several lines has more than one line."))
        #expect(broken.contains("The reasoning about a huge sample is longer than 500 characters."))
    }

    @Test func catchesAMessageThatTellsTheText() {
        let broken = Contract.broken(by: QuotingErrorEvaluator.self)
        #expect(broken.contains("The message about a plain sample quotes the item's text, which must not be logged."))
    }

    @Test func catchesAnEvaluatorThatIgnoresTheExpectedOutput() {
        let broken = Contract.broken(by: ExpectationIgnoringEvaluator.self)
        #expect(
            broken == [
                "A sample without an expected output is not skipped as no_expected.",
                "A sample's own expected output does not take precedence.",
                "The expected output is not found in /metadata/expected.",
                "The expected output is not found at the pointer in the key expected.",
            ])
    }

    @Test func catchesState() {
        #expect(Contract.broken(by: StatefulEvaluator.self) == ["The same sample gets another answer the second time."])
    }

    @Test func catchesAnEvaluatorThatDependsOnItsThread() {
        #expect(Contract.broken(by: ThreadBoundEvaluator.self) == ["The answers on several threads differ from the answers on one."])
    }
}
