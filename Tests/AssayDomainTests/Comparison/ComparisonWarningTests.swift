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

    private let evaluation = BatchRun.PinnedEvaluation.made("answer")

    @Test func hasNoneForRunsThatAreAlike() {
        #expect(warnings(.made(evaluation), .made(evaluation)) == [])
    }

    @Test func saysThatItemsDiffer() {
        #expect(
            warnings(.made(revision: 3, evaluation), .made(revision: 5, evaluation)) { tally in
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
            warnings(.made(evaluation), .made(dataset: .new(), evaluation)) == [
                "The runs judged different datasets: their items are paired by external_id, and those without one are unpaired."
            ])
        #expect(
            warnings(.made(evaluation), .made(evaluation, sample: JSONText(compact: #"{"kind":"first","n":3}"#))) == [
                "The runs judged different samples of their items."
            ])
    }

    @Test func saysThatEvaluationsDiffer() {
        let edited = BatchRun.PinnedEvaluation.made("answer", id: evaluation.id, version: 2)
        #expect(warnings(.made(evaluation), .made(edited)) == ["The evaluation “answer” was changed: version 1 in the baseline, 2 now."])
        #expect(
            warnings(.made(evaluation), .made(.made("answer"))) == [
                "The evaluation “answer” is another one than the baseline's: they are paired by their name."
            ])
        let small = BatchRun.PinnedEvaluation.made("judge", model: Evaluation.Model(provider: "openai", name: "small"))
        let large = BatchRun.PinnedEvaluation.made("judge", id: small.id, model: Evaluation.Model(provider: "openai", name: "large"))
        #expect(
            warnings(.made(small), .made(large)) == ["The evaluation “judge” asked openai/small in the baseline and openai/large now."])
    }

    @Test func saysThatEvaluatorsDiffer() {
        func run(_ version: Int?) -> BatchRun { .made(.made("answer", id: evaluation.id, evaluatorVersion: version)) }
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
            warnings(.made(evaluation), .made(status: .running, evaluation, trials: 3)) == [
                "The runs have 1 (baseline) and 3 trials of each item: the shares of an item's trials are compared.",
                "The run is running: only what it has judged so far is compared.",
            ])
        #expect(
            warnings(.made(status: .cancelled, evaluation), .made(evaluation)) == [
                "The baseline is cancelled: only what it has judged so far is compared."
            ])
        let run = BatchRun.made(evaluation)
        #expect(warnings(run, run) == ["The run is compared with itself."])
    }
}
