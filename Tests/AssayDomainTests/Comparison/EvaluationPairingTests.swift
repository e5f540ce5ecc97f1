import AssayDomain
import Testing

@Suite struct EvaluationPairingTests {
    private func pairing(
        _ candidate: [BatchRun.PinnedEvaluation], _ baseline: [BatchRun.PinnedEvaluation], trials: Int = 1
    ) -> EvaluationPairing {
        func run(_ evaluations: [BatchRun.PinnedEvaluation], trials: Int) -> BatchRun {
            let empty = BatchRun.fixture(trials: trials)
            return BatchRun(
                id: empty.id, project: 1, name: "", dataset: empty.dataset, datasetRevision: 1, status: .completed, statusReason: nil,
                evaluations: evaluations, trials: trials, maxConcurrency: nil, useLedger: true, execution: "", budget: nil, sample: nil,
                itemCount: 0, round: 0, createdAt: empty.createdAt, startedAt: nil, finishedAt: nil, createdBy: nil)
        }
        return EvaluationPairing(candidate: run(candidate, trials: trials), baseline: run(baseline, trials: 1))
    }

    @Test func pairsByIDWhereverItStands() {
        let (a, b) = (BatchRun.PinnedEvaluation.fixture("a"), BatchRun.PinnedEvaluation.fixture("b"))
        let found = pairing([a, b], [b, a])
        #expect(found.pairs.map { [$0.candidate, $0.baseline] } == [[0, 1], [1, 0]])
        #expect(found.onlyInBaseline == [])
    }

    @Test func pairsWhatIsLeftByAUniqueName() {
        let kept = BatchRun.PinnedEvaluation.fixture("answer")
        #expect(
            pairing([kept, .fixture("form")], [.fixture("form"), kept]).pairs.map { [$0.candidate, $0.baseline] } == [[0, 1], [1, 0]])
        // An evaluation that is paired by its id is not paired by name too, and an ambiguous name is not paired at all.
        #expect(pairing([kept, .fixture("answer")], [kept]).partners[1] == .missing)
        #expect(pairing([.fixture("x")], [.fixture("x"), .fixture("x")]).partners == [.missing])
        #expect(pairing([.fixture("x"), .fixture("x")], [.fixture("x")]).partners == [.missing, .missing])
        #expect(pairing([.fixture("x")], [.fixture("x"), .fixture("x")]).onlyInBaseline == [0, 1])
    }

    @Test(arguments: [
        (candidate: ("boolean", "{}"), baseline: ("boolean", "{}"), trials: 1, measure: ComparisonMeasure?.some(.passed)),
        (("boolean", "{}"), ("boolean", "{}"), 3, .some(.passRate)),
        (("numeric", "{}"), ("numeric", "{}"), 3, .some(.number)),
        (("numeric", #"{"passing_rule":{"operator":"lte","threshold":1}}"#), ("numeric", "{}"), 1, .some(.number)),
        (("numeric", #"{"passing_rule":{"operator":"lte","threshold":1}}"#), ("boolean", "{}"), 1, .some(.passed)),
        (("categorical", #"{"passing_rule":null}"#), ("categorical", "{}"), 1, .some(.category)),
        (("categorical", #"{"passing_rule":{"categories":["a"]}}"#), ("boolean", "{}"), 2, .some(.passRate)),
        (("categorical", "{}"), ("boolean", "{}"), 1, nil), (("numeric", "{}"), ("boolean", "{}"), 1, nil),
    ])
    func choosesWhatIsCompared(candidate: (String, String), baseline: (String, String), trials: Int, measure: ComparisonMeasure?) {
        let found = pairing(
            [.fixture("x", output: candidate.0, config: candidate.1)], [.fixture("x", output: baseline.0, config: baseline.1)],
            trials: trials)
        #expect(found.pairs.first?.measure == measure)
        if measure == nil { #expect(found.partners == [.incompatible(baseline: 0)]) }
    }
}
