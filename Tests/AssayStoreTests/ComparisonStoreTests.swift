import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct ComparisonStoreTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    let evaluations: [Evaluation]
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
        evaluations = try [fixture.evaluation("a"), fixture.evaluation("b")]
        for index in 0..<4 { try fixture.item("\(index)", in: dataset, externalID: "k\(index)") }
    }

    private static let yes = CellOutcome.verdict(.yes("it is"), passed: true)
    private static let no = CellOutcome.verdict(.no("it is not"), passed: false)
    private static let error = CellOutcome.error(errorClass: "timeout", message: "too late")

    /// A run with these outcomes of the first evaluation for the dataset's items, in their order; `nil`: no result.
    private func run(
        over dataset: ID<Dataset>? = nil, _ evaluations: [Evaluation]? = nil, trials: [[CellOutcome?]]
    ) throws -> BatchRun {
        let dataset = dataset ?? self.dataset
        let run = try fixture.run(over: dataset, evaluations ?? [self.evaluations[0]], trials: trials.count)
        let items = try store.items(of: dataset, revision: run.datasetRevision, after: 0, limit: .max)
        let results = trials.enumerated().flatMap { trial, outcomes in
            zip(items, outcomes).compactMap { item, outcome in
                outcome.map {
                    CellResult(
                        item: item.ordinal, itemVersion: item.version, evaluation: 0, trial: trial + 1, outcome: $0, attempts: 1,
                        latencyMicroseconds: 1, createdAt: .now())
                }
            }
        }
        try fixture.record(results, of: ItemRange(after: 0, through: try #require(items.last).ordinal), in: run)
        return run
    }

    private func comparison(_ candidate: BatchRun, _ baseline: BatchRun) throws -> RunComparison {
        let pairing = EvaluationPairing(candidate: candidate, baseline: baseline)
        return RunComparison(
            candidate: candidate, baseline: baseline, pairing, try store.tallies(of: candidate, against: baseline, pairing))
    }

    private func counts(_ candidate: BatchRun, _ baseline: BatchRun) throws -> [Int?] {
        let evaluation = try #require(try comparison(candidate, baseline).evaluations.first)
        return [evaluation.improved, evaluation.regressed, evaluation.unchanged, evaluation.unpaired]
    }

    private func items(_ candidate: BatchRun, _ baseline: BatchRun, _ change: ItemChange? = nil, limit: Int = 100) throws -> [ComparedCell]
    {
        let pair = try #require(EvaluationPairing(candidate: candidate, baseline: baseline).pairs.first)
        var query = ComparedItemQuery(candidate: candidate, baseline: baseline, pair: pair, limit: limit)
        query.change = change
        var cells: [ComparedCell] = []
        repeat {
            let page = try store.comparedItems(query)
            #expect(!page.cells.isEmpty || page.next == nil)
            cells += page.cells
            query.after = page.next
        } while query.after != nil
        return cells
    }

    @Test func pairsTheItemsOfADataset() throws {
        let baseline = try run(trials: [[Self.no, Self.yes, Self.yes, Self.error]])
        let candidate = try run(trials: [[Self.yes, Self.no, Self.yes, Self.yes]])
        #expect(try counts(candidate, baseline) == [1, 1, 1, 1])
        #expect(try counts(baseline, candidate) == [1, 1, 1, 1])
        #expect(try counts(candidate, candidate) == [0, 0, 4, 0])
    }

    @Test func leavesUnpairedWhatOneRunHasNoVerdictFor() throws {
        let baseline = try run(trials: [[nil, Self.yes, .skipped(reason: "no_expected", message: ""), Self.no]])
        let candidate = try run(trials: [[Self.yes, nil, Self.yes, .verdict(.notApplicable(""), passed: nil)]])
        #expect(try counts(candidate, baseline) == [0, 0, 0, 4])
        let cells = try items(candidate, baseline, .unpaired)
        #expect(cells.map { $0.candidateItem == nil } == [false, true, false, false])
        #expect(cells.map { $0.baselineItem == nil } == [true, false, false, false])
        #expect(cells.map(\.externalID) == ["k0", "k1", "k2", "k3"])
    }

    @Test func takesACellThatWasOpenedAgainForNone() throws {
        let baseline = try run(trials: [[Self.yes, Self.yes, Self.yes, Self.yes]])
        let candidate = try run(trials: [[Self.yes, Self.error, Self.error, Self.error]])
        #expect(try counts(candidate, baseline) == [0, 0, 1, 3])
        #expect(try items(candidate, baseline, .unpaired).map(\.candidate) == [Self.error, Self.error, Self.error])
        let database = try Database(fixture.path)
        try database.execute("UPDATE batch_runs SET round = 1 WHERE id = 2")
        #expect(try counts(candidate, baseline) == [0, 0, 1, 3])
        #expect(try items(candidate, baseline, .unpaired).map(\.candidate) == [nil, nil, nil])
    }

    @Test func leavesOutAResultOfNoEvaluationOfTheRun() throws {
        let baseline = try run(trials: [[Self.yes, Self.yes, Self.yes, Self.yes]])
        let candidate = try run(trials: [[Self.yes, Self.yes, Self.yes, Self.yes]])
        try Database(fixture.path).execute(
            "UPDATE batch_results SET evaluation = 9 WHERE run = 2 AND item = (SELECT min(item) FROM batch_results)")
        #expect(try counts(candidate, baseline) == [0, 0, 3, 1])
    }

    @Test func pairsTheItemsOfTwoDatasetsByTheirExternalID() throws {
        let other = try fixture.dataset("others")
        for id in ["k3", "k1", nil, "k9", "k0"] { try fixture.item(id ?? "", in: other, externalID: id) }
        let baseline = try run(trials: [[Self.no, Self.yes, Self.yes, Self.yes]])
        let candidate = try run(over: other, trials: [[Self.yes, Self.no, Self.yes, Self.yes, Self.yes]])
        // k0 improved, k1 regressed, k3 is unchanged; k2, k9 and the item without an id are unpaired.
        #expect(try counts(candidate, baseline) == [1, 1, 1, 3])
        let improved = try items(candidate, baseline, .improved)
        #expect(improved.map(\.externalID) == ["k0"])
        #expect(improved[0].candidateItem != improved[0].baselineItem)
        #expect(Set(try items(candidate, baseline, .unpaired).map(\.externalID)) == ["k2", "k9", nil])
        let all = try items(candidate, baseline)
        let paged = try items(candidate, baseline, limit: 1)
        #expect(all.count == 6)
        #expect(paged.map(\.externalID) == all.map(\.externalID))
    }

    /// Items are paired by the `external_id` that they had when they were judged.
    @Test func pairsByTheVersionsThatWereJudged() throws {
        let other = try fixture.dataset("others")
        let item = try fixture.item("x", in: other, externalID: "k2")
        let candidate = try run(over: other, trials: [[Self.yes]])
        _ = try store.changeItem(item.id, in: fixture.project.number) { $0.content.externalID = "k0" }
        let baseline = try run(trials: [[Self.no, Self.no, Self.no, Self.no]])
        #expect(try items(candidate, baseline, .improved).map(\.externalID) == ["k2"])
    }

    @Test func pairsAMovedItemOnlyByItsExternalID() throws {
        let baseline = try run(trials: [[Self.no, Self.no, Self.no, Self.no]])
        let other = try fixture.dataset("others")
        let moved = try #require(try store.items(in: fixture.project.number, of: dataset, .all).rows.last)
        _ = try store.changeItem(moved.id, in: fixture.project.number) { ($0.dataset, $0.content.externalID) = (other, nil) }
        let candidate = try run(over: other, trials: [[Self.yes]])
        #expect(try counts(candidate, baseline) == [0, 0, 0, 5])
        _ = try store.changeItem(moved.id, in: fixture.project.number) { $0.content.externalID = "k0" }
        let again = try run(over: other, trials: [[Self.yes]])
        #expect(try counts(again, baseline) == [1, 0, 0, 3])
    }

    @Test func comparesTheSharesOfTrials() throws {
        let baseline = try run(trials: [[Self.yes, Self.yes, Self.no, Self.yes], [Self.no, Self.yes, Self.no, Self.no]])
        let candidate = try run(trials: [[Self.yes, Self.no, Self.no, Self.error], [Self.yes, Self.yes, Self.no, Self.no]])
        #expect(try counts(candidate, baseline) == [1, 2, 1, 0])
        #expect(try comparison(candidate, baseline).evaluations[0].test == .pairedBootstrap)
        let regressed = try items(candidate, baseline, .regressed, limit: 1)
        #expect(regressed.map(\.trial) == [1, 2, 1, 2])
        #expect(regressed.map(\.candidate) == [Self.no, Self.yes, Self.error, Self.no])
        #expect(regressed.map(\.baseline) == [Self.yes, Self.yes, Self.yes, Self.no])
    }

    @Test func keepsEvaluationsApart() throws {
        let both = try fixture.run(over: dataset, evaluations)
        let turned = try fixture.run(over: dataset, evaluations.reversed())
        let item = try store.items(of: dataset, revision: 4, after: 0, limit: 1)[0].ordinal
        let range = ItemRange(after: 0, through: item)
        try fixture.record([CellResult(item: item, Self.no), CellResult(item: item, evaluation: 1, Self.yes)], of: range, in: both)
        try fixture.record([CellResult(item: item, Self.yes), CellResult(item: item, evaluation: 1, Self.yes)], of: range, in: turned)
        let evaluations = try comparison(turned, both).evaluations
        #expect(evaluations.map(\.evaluation.name) == ["b", "a"])
        #expect(evaluations.map(\.improved) == [0, 1])
        #expect(evaluations.map(\.unchanged) == [1, 0])
        let pair = try #require(EvaluationPairing(candidate: turned, baseline: both).pairs.last)
        let page = try store.comparedItems(ComparedItemQuery(candidate: turned, baseline: both, pair: pair, limit: 10))
        #expect(page.cells.map(\.baseline) == [Self.no])
    }

    @Test func saysHowManyPairedItemsWereEdited() throws {
        let baseline = try run(trials: [[Self.no, Self.yes, Self.yes, Self.yes]])
        let item = try #require(try store.items(in: fixture.project.number, of: dataset, .all).rows.last)
        _ = try store.changeItem(item.id, in: fixture.project.number) { $0.content.output = .quoted("new") }
        let candidate = try run(trials: [[Self.yes, Self.yes, Self.yes, Self.yes]])
        #expect(
            try comparison(candidate, baseline).warnings.first
                == """
                The runs judged different revisions of the dataset (4 in the baseline, 5 now): 1 of the paired items was edited in between.
                """)
        #expect(try counts(candidate, baseline) == [1, 0, 3, 0])
    }

    @Test func pagesWithoutLosingAnItem() throws {
        let baseline = try run(trials: [[Self.no, Self.yes, Self.no, Self.no]])
        let candidate = try run(trials: [[Self.yes, Self.yes, Self.yes, Self.yes]])
        for limit in 1...4 {
            #expect(try items(candidate, baseline, .improved, limit: limit).map(\.externalID) == ["k0", "k2", "k3"])
            #expect(try items(candidate, baseline, limit: limit).map(\.externalID) == ["k0", "k1", "k2", "k3"])
        }
        #expect(try items(candidate, baseline, .regressed).isEmpty)
    }

    /// Improved and regressed items are found with the indexes of passed and failed results, all others by reading all items. Both methods
    /// must agree.
    @Test(arguments: 1...3, 1...4) func findsByAnIndexWhatAWalkFinds(trials: Int, seed: Int) throws {
        let dataset = try fixture.dataset("many")
        for index in 0..<50 { try fixture.item("\(index)", in: dataset, externalID: "k\(index)") }
        var state = seed
        func outcome() -> CellOutcome? {
            state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
            return [Self.yes, Self.yes, Self.no, Self.error, nil][(state >> 16) % 5]
        }
        func outcomes() -> [[CellOutcome?]] { (0..<trials).map { _ in (0..<50).map { _ in outcome() } } }
        let baseline = try run(over: dataset, trials: outcomes())
        let candidate = try run(over: dataset, trials: outcomes())
        func rate(_ outcomes: [CellOutcome?]) -> Double? {
            let (passed, failed) = (outcomes.count { $0 == Self.yes }, outcomes.count { $0 == Self.no })
            return passed + failed > 0 ? Double(passed) / Double(passed + failed) : nil
        }
        let walked = Dictionary(grouping: try items(candidate, baseline), by: \.externalID)
        for (change, isSo) in [(ItemChange.improved, { $0 > $1 }), (.regressed, { $0 < $1 })] as [(ItemChange, (Double, Double) -> Bool)] {
            let expected = walked.filter { _, cells in
                guard let new = rate(cells.map(\.candidate)), let old = rate(cells.map(\.baseline)) else { return false }
                return isSo(new, old)
            }
            for limit in [1, 3, 100] {
                let found = try items(candidate, baseline, change, limit: limit)
                #expect(Dictionary(grouping: found, by: \.externalID).mapValues(\.count) == expected.mapValues(\.count))
                #expect(found.count == expected.values.reduce(0) { $0 + $1.count })
            }
        }
    }

    /// Two runs of many items, with outcomes in a repeating pattern.
    private func large(_ count: Int, others: Bool) throws -> (candidate: BatchRun, baseline: BatchRun) {
        let dataset = try fixture.dataset("large")
        try fill(dataset, count)
        let other = others ? try fixture.dataset("large too") : dataset
        if others { try fill(other, count) }
        let baseline = try run(over: dataset, trials: [(0..<count).map { [Self.yes, Self.no, Self.no][$0 % 3] }])
        let candidate = try run(
            over: other, trials: [(0..<count).map { $0 == count - 1 ? Self.no : [Self.yes, Self.no, Self.no][$0 % 3] }])
        return (candidate, baseline)
    }

    private func fill(_ dataset: ID<Dataset>, _ count: Int) throws {
        let adding = try fixture.importing(into: dataset)
        for start in stride(from: 0, to: count, by: 1000) {
            _ = try adding.append(
                (start..<min(start + 1000, count)).map { DatasetItem.Content(output: .quoted("x"), externalID: "k\($0)") })
        }
        _ = try adding.publish()
    }

    /// A page of rare changes must not scan all results.
    @Test(arguments: [ItemChange.regressed, .unpaired, .changed], [false, true]) func aPageLooksAtSoManyResultsAtMost(
        change: ItemChange, others: Bool
    ) throws {
        let (candidate, baseline) = try large(31_000, others: others)
        let pair = try #require(EvaluationPairing(candidate: candidate, baseline: baseline).pairs.first)
        var query = ComparedItemQuery(candidate: candidate, baseline: baseline, pair: pair, limit: 100)
        query.change = change
        var (found, pages): ([ComparedCell], Int) = ([], 0)
        repeat {
            let page = try store.comparedItems(query)
            found += page.cells
            pages += 1
            query.after = page.next
        } while query.after != nil
        #expect(found.map(\.externalID) == (change == .regressed ? ["k30999"] : []))
        #expect(pages > 1)
    }

    @Test(arguments: [false, true]) func countsInParts(others: Bool) throws {
        let (candidate, baseline) = try large(31_000, others: others)
        var count = ComparisonCount(of: candidate, against: baseline, EvaluationPairing(candidate: candidate, baseline: baseline))
        var steps = 0
        while !count.isFinished {
            let before = count.done
            try count.advance(store)
            #expect(count.done - before <= 20_000)
            steps += 1
        }
        #expect(steps > 5)
        let tally = try #require(count.tallies.first)
        #expect((tally[.regressed], tally[.unchanged], tally[.unpaired]) == (1, 30_999, 0))
    }

    @Test func aStateTellsOneLotOfResultsFromAnother() throws {
        let baseline = try run(trials: [[Self.yes, Self.no, nil, nil]])
        let candidate = try run(trials: [[Self.error, Self.error, Self.yes, nil]])
        func state() throws -> ComparedState {
            let present = try [candidate, baseline].map { try #require(try store.batchRun($0.id, in: fixture.project.number)) }
            return try store.comparedState(of: present[0], and: present[1])
        }
        let first = try state()
        #expect(first.cells == 5 && !first.isSettled)
        #expect(try state() == first)
        for run in [candidate, baseline] { _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .completed, reason: nil) }
        let settled = try state()
        #expect(settled.isSettled && settled.text != first.text)
        try store.cacheComparison(of: candidate.id, with: baseline.id, settled, outcome: JSONText(compact: "[1]"))
        #expect(try store.cachedComparison(of: candidate.id, with: baseline.id)?.state == settled.text)
        #expect(try store.cachedComparison(of: baseline.id, with: candidate.id) == nil)
        _ = try store.requeueBatchRun(candidate.id, RequeueRequest(retryingErrors: true))
        #expect(try state().text != settled.text)
        try store.cacheComparison(of: candidate.id, with: baseline.id, try state(), outcome: JSONText(compact: "[2]"))
        #expect(try store.cachedComparison(of: candidate.id, with: baseline.id)?.outcome.text == "[2]")
    }
}
