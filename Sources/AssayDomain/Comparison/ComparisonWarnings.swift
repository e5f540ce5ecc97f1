/// Finds what limits the comparison of two runs, such as edited items or another evaluator version.
struct ComparisonWarnings {
    private let candidate: BatchRun
    private let baseline: BatchRun
    private let pairing: EvaluationPairing
    private let tallies: [PairTally]

    init(candidate: BatchRun, baseline: BatchRun, _ pairing: EvaluationPairing, _ tallies: [PairTally]) {
        self.candidate = candidate
        self.baseline = baseline
        self.pairing = pairing
        self.tallies = tallies
    }

    /// The most important first: about items, about evaluations, about the runs.
    var sentences: [String] { aboutItems + aboutEvaluations + aboutRuns }

    private var aboutItems: [String] {
        var sentences: [String] = []
        if candidate.id == baseline.id { sentences.append("The run is compared with itself.") }
        if candidate.dataset != baseline.dataset {
            sentences.append(
                "The runs judged different datasets: their items are paired by external_id, and those without one are unpaired.")
        } else if candidate.datasetRevision != baseline.datasetRevision {
            let edited = tallies.map(\.edited).max() ?? 0
            sentences.append(
                """
                The runs judged different revisions of the dataset (\(baseline.datasetRevision) in the baseline, \
                \(candidate.datasetRevision) now): \(SentenceNumbers.grouped(edited)) of the paired items \
                \(edited == 1 ? "was" : "were") edited in between.
                """)
        }
        if candidate.sample != baseline.sample { sentences.append("The runs judged different samples of their items.") }
        let (added, removed) = (tallies.map(\.onlyInCandidate).max() ?? 0, tallies.map(\.onlyInBaseline).max() ?? 0)
        if added + removed > 0 {
            let (new, old) = (SentenceNumbers.counted(added, "item"), SentenceNumbers.counted(removed, "item"))
            sentences.append("\(new) only in this run and \(old) only in the baseline: they are unpaired.")
        }
        return sentences
    }

    private var aboutEvaluations: [String] {
        let paired = pairing.partners.enumerated().flatMap { position, partner -> [String] in
            switch partner {
            case .paired(let pair): differences(candidate.evaluations[position], baseline.evaluations[pair.baseline])
            case .incompatible, .missing: []
            }
        }
        return paired + pairing.onlyInBaseline.map { "The evaluation “\(baseline.evaluations[$0].name)” is in the baseline only." }
    }

    private func differences(_ new: BatchRun.PinnedEvaluation, _ old: BatchRun.PinnedEvaluation) -> [String] {
        var sentences: [String] = []
        if new.id != old.id {
            sentences.append("The evaluation “\(new.name)” is not the same as in the baseline: the two are paired by name.")
        } else if new.version != old.version {
            sentences.append("The evaluation “\(new.name)” was changed: version \(old.version) in the baseline, \(new.version) now.")
        }
        sentences += evaluatorDifference(new, old).map { [$0] } ?? []
        let (model, former) = (new.definition.model, old.definition.model)
        if model != former {
            sentences.append("The evaluation “\(new.name)” asked \(Self.name(former)) in the baseline and \(Self.name(model)) now.")
        }
        return sentences
    }

    /// A run from before versions were recorded counts as version 1, so that an evaluator still at version 1 gives no warning.
    private func evaluatorDifference(_ new: BatchRun.PinnedEvaluation, _ old: BatchRun.PinnedEvaluation) -> String? {
        let (type, before, now) = (new.definition.type, old.evaluatorVersion ?? 1, new.evaluatorVersion ?? 1)
        guard before != now, old.definition.type == type else { return nil }
        let versions =
            switch (old.evaluatorVersion, new.evaluatorVersion) {
            case (nil, _): "version \(now) judged now, and the baseline is from before versions were recorded"
            case (_, nil): "version \(before) judged in the baseline, and this run is from before versions were recorded"
            default: "version \(before) judged in the baseline, \(now) now"
            }
        return "The evaluator \(type) of “\(new.name)” has changed: \(versions). The same output may have another verdict."
    }

    private static func name(_ model: Evaluation.Model?) -> String { model.map { "\($0.provider)/\($0.name)" } ?? "no model" }

    private var aboutRuns: [String] {
        var sentences: [String] = []
        if candidate.trials != baseline.trials {
            sentences.append(
                "The runs have \(baseline.trials) (baseline) and \(candidate.trials) trials of each item: the shares of an item's trials are compared."
            )
        }
        for (name, run) in [("baseline", baseline), ("run", candidate)] where run.status != .completed {
            sentences.append("The \(name) is \(run.status.rawValue): only what it has judged so far is compared.")
        }
        return sentences
    }
}
