import AssayDomain
import JSON
import Testing

@Suite struct ComparisonWarningTests {
    private func warnings(_ baseline: BatchRun, _ candidate: BatchRun, _ add: (inout PairTally) -> Void = { _ in }) -> [String] {
        let pairing = EvaluationPairing(candidate: candidate, baseline: baseline)
        let tallies = pairing.pairs.map { pair in
            var tally = PairTally(measure: pair.measure)
            add(&tally)
            return tally
        }
        return RunComparison(candidate: candidate, baseline: baseline, pairing, tallies).warnings
    }

    private let evaluation = BatchRun.PinnedEvaluation.fixture("answer")

    @Test func hasNoneForRunsThatAreAlike() {
        #expect(warnings(.fixture(evaluation), .fixture(evaluation)) == [])
    }

    @Test func saysThatItemsDiffer() {
        #expect(
            warnings(.fixture(revision: 3, evaluation), .fixture(revision: 5, evaluation)) { tally in
                var edited = ItemScore(true)
                edited.version = 2
                tally.add(candidate: edited, baseline: ItemScore(true))
                tally.add(candidate: ItemScore(true), baseline: ItemScore(true))
                tally.add(candidate: ItemScore(true), baseline: nil)
            } == [
                "The runs judged different revisions of the dataset (3 in the baseline, 5 now): 1 of the paired items was edited in between.",
                "1 item only in this run and 0 items only in the baseline: they are unpaired.",
            ])
        #expect(
            warnings(.fixture(evaluation), .fixture(dataset: .new(), evaluation)) == [
                "The runs judged different datasets: their items are paired by external_id, and those without one are unpaired."
            ])
        #expect(
            warnings(.fixture(evaluation), .fixture(evaluation, sample: JSONText(compact: #"{"kind":"first","n":3}"#))) == [
                "The runs judged different samples of their items."
            ])
    }

    @Test func saysThatEvaluationsDiffer() {
        let edited = BatchRun.PinnedEvaluation.fixture("answer", id: evaluation.id, version: 2)
        #expect(
            warnings(.fixture(evaluation), .fixture(edited)) == ["The evaluation “answer” was changed: version 1 in the baseline, 2 now."])
        #expect(
            warnings(.fixture(evaluation), .fixture(.fixture("answer"))) == [
                "The evaluation “answer” is not the same as in the baseline: the two are paired by name."
            ])
        let small = BatchRun.PinnedEvaluation.fixture("judge", model: Evaluation.Model(provider: "openai", name: "small"))
        let large = BatchRun.PinnedEvaluation.fixture("judge", id: small.id, model: Evaluation.Model(provider: "openai", name: "large"))
        #expect(
            warnings(.fixture(small), .fixture(large)) == [
                "The evaluation “judge” asked openai/small in the baseline and openai/large now."
            ])
    }

    @Test func saysThatEvaluatorsDiffer() {
        func run(_ version: Int?) -> BatchRun { .fixture(.fixture("answer", id: evaluation.id, evaluatorVersion: version)) }
        let begin = "The evaluator regex of “answer” has changed: version"
        #expect(
            warnings(run(1), run(2)) == ["\(begin) 1 judged in the baseline, 2 now. The same output may have another verdict."])
        #expect(
            warnings(run(nil), run(2)) == [
                "\(begin) 2 judged now, and the baseline is from before versions were recorded. The same output may have another verdict."
            ])
        #expect(warnings(run(nil), run(1)) == [])
        #expect(warnings(run(2), run(2)) == [])
    }

    @Test func saysThatRunsDiffer() {
        #expect(
            warnings(.fixture(evaluation), .fixture(status: .running, evaluation, trials: 3)) == [
                "The runs have 1 (baseline) and 3 trials of each item: the shares of an item's trials are compared.",
                "The run is running: only what it has judged so far is compared.",
            ])
        #expect(
            warnings(.fixture(status: .cancelled, evaluation), .fixture(evaluation)) == [
                "The baseline is cancelled: only what it has judged so far is compared."
            ])
        let run = BatchRun.fixture(evaluation)
        #expect(warnings(run, run) == ["The run is compared with itself."])
    }
}
