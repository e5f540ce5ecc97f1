import AssayDomain
import Testing

@testable import AssayStore

/// Checks the query plans of statements whose duration must not grow with the number of results.
@Suite struct QueryPlanTests {
    let fixture: StoreFixture
    let database: Database

    init() throws {
        fixture = try StoreFixture()
        database = try Database(fixture.path)
    }

    private static let key = "(run=? AND item=? AND evaluation=? AND trial=?)"
    private static let afterCursor = "(run=? AND (item,evaluation,trial)>(?,?,?))"

    private static let pages: [(filter: @Sendable (inout ResultQuery) -> Void, round: Int, positions: [Int]?, plan: [String])] = [
        ({ _ in }, 0, nil, ["SEARCH results USING PRIMARY KEY \(afterCursor)"]),
        ({ _ in }, 1, nil, ["SEARCH results USING PRIMARY KEY \(afterCursor)"]),
        ({ _ in }, 0, [1], ["SEARCH results USING PRIMARY KEY \(afterCursor)"]),
        ({ $0.outcome = .verdict }, 1, [0, 1], ["SEARCH results USING PRIMARY KEY \(afterCursor)"]),
        ({ $0.passed = true }, 0, nil, ["SEARCH results USING COVERING INDEX batch_results_passed \(afterCursor)"]),
        ({ $0.passed = false }, 1, [1], ["SEARCH results USING COVERING INDEX batch_results_failed \(afterCursor)"]),
        ({ $0.outcome = .skipped }, 1, [1], ["SEARCH results USING COVERING INDEX batch_results_without_verdict \(afterCursorOfOutcome)"]),
        ({ $0.outcome = .error }, 0, nil, ["SEARCH results USING COVERING INDEX batch_results_without_verdict \(afterCursorOfOutcome)"]),
        (
            { $0.outcome = .error }, 1, [1],
            [
                "SEARCH results USING COVERING INDEX batch_results_without_verdict \(afterCursorOfOutcome)",
                "SEARCH judged USING PRIMARY KEY \(key)",
            ]
        ),
        ({ $0.unstable = true }, 1, nil, unstable), ({ $0.unstable = true }, 0, [0], unstable),
    ]

    private static let afterCursorOfOutcome = "(run=? AND outcome=? AND (item,evaluation,trial)>(?,?,?))"
    private static let unstable = [
        "SEARCH unstable USING PRIMARY KEY (run=? AND item>?)", "SEARCH results USING PRIMARY KEY (run=? AND item=? AND evaluation=?)",
    ]

    @Test(arguments: pages.indices) func aPageOfResultsIsFoundInAnIndexInItsOrder(index: Int) throws {
        let (filter, round, positions, expected) = Self.pages[index]
        var query = ResultQuery(limit: 100)
        filter(&query)
        let page = ResultPage(query, ofRun: 1, round, positions: positions)
        let plan = try database.plan(page.sql)
        // Only the rows of the page are sorted.
        let last = try #require(plan.firstIndex { $0 == "SCAN page" })
        #expect(plan[..<last].filter(isSearch) == expected)
        #expect(!plan[..<last].contains { $0.contains("B-TREE") })
        #expect(
            plan[last...].filter(isSearch).sorted() == [
                "SCAN page", "SEARCH batch_result_texts USING PRIMARY KEY \(Self.key) LEFT-JOIN",
                "SEARCH batch_results USING PRIMARY KEY \(Self.key)", "SEARCH batch_runs USING INTEGER PRIMARY KEY (rowid=?)",
                "SEARCH dataset_items USING INTEGER PRIMARY KEY (rowid=?)",
                "SEARCH judged USING INDEX dataset_items_by_ordinal (dataset=? AND item=?)",
            ])
    }

    private func isSearch(_ step: String) -> Bool { step.hasPrefix("SEARCH") || step.hasPrefix("SCAN") }

    @Test(
        arguments: [
            (lastReopened, ["SEARCH errors USING COVERING INDEX batch_results_without_verdict (run=? AND outcome=?)"]),
            (
                cellsReopened,
                ["SEARCH errors USING COVERING INDEX batch_results_without_verdict (run=? AND outcome=? AND item>? AND item<?)"]
            ),
            (
                failedResults,
                [
                    "SEARCH worse USING COVERING INDEX batch_results_failed (run=? AND item>?)",
                    "SEARCH better USING COVERING INDEX batch_results_passed (run=? AND item=? AND evaluation=?)",
                ]
            ),
            (
                itemByExternalID,
                [
                    "SEARCH dataset_items USING INDEX dataset_items_by_external_id (dataset=? AND external_id=?)",
                    "SEARCH dataset_items USING INDEX dataset_items_by_former_external_id (dataset=? AND external_id=?)",
                ]
            ),
            (resultsWithExternalID, ["SEARCH results USING PRIMARY KEY (run=? AND item>?)"]),
            (lastOfSelection, ["SEARCH batch_run_ranges USING PRIMARY KEY (run=?)"]),
            (
                itemsOfSelection,
                [
                    "SEARCH selected USING PRIMARY KEY (run=? AND through_item>? AND through_item<?)",
                    "SEARCH batch_run_ranges USING PRIMARY KEY (run=? AND through_item>?)",
                    "SEARCH dataset_items USING INDEX dataset_items_by_ordinal (dataset=? AND item>? AND item<?)",
                ]
            ),
            (metadataOfRevision, ["SEARCH dataset_items USING INDEX dataset_items_by_ordinal (dataset=? AND item>?)"]),
            (finishedRangesOfRun, ["SEARCH batch_finished_ranges USING PRIMARY KEY (run=?)"]),
            (extendFinishedRange, ["SEARCH batch_finished_ranges USING PRIMARY KEY (run=? AND through_item=?)"]),
            (cellsRecorded, ["SEARCH batch_results USING PRIMARY KEY (run=? AND item>? AND item<?)"]),
            (runsOfOwner, ["SEARCH batch_runs USING INDEX batch_runs_owned (owner=?)"]),
            (categoriesOfRun, ["SEARCH batch_categories USING PRIMARY KEY (run=?)"]),
            (verdictsOfRun, ["SEARCH batch_results USING PRIMARY KEY \(afterCursor)"]),
            (firstUnstableItems, ["SEARCH batch_unstable_items USING PRIMARY KEY (run=?)"]),
            (deleteSomeUnstableItems, ["SEARCH batch_unstable_items USING PRIMARY KEY (run=? AND item=? AND evaluation=?)"]),
            (positionsWithUnstableItems, ["SEARCH batch_statistics USING PRIMARY KEY (run=?)"]),
            (oldestDatasetOfName, ["SEARCH datasets USING INDEX datasets_by_name (project=? AND name=?)"]),
            (contentOfVersion, ["SEARCH dataset_items USING INDEX dataset_items_by_ordinal (dataset=? AND item=?)"]),
            (batchRunsOfProject, ["SEARCH batch_runs USING INDEX batch_runs_by_creation (project=?)"]),
            (accessOfKey, ["SEARCH api_keys USING INDEX sqlite_autoindex_api_keys_2 (hash=?)"]),
        ] as [(String, [String])])
    func aStatementIsServedByAnIndexAndSortsNothing(sql: String, searches: [String]) throws {
        let plan = try database.plan(sql)
        for search in searches { #expect(plan.contains(search), "\(plan)") }
        #expect(!plan.contains { $0.contains("B-TREE") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: [1, 3, 4, 900]) func aListOfIDsIsLookedUpInItsIndex(count: Int) throws {
        var list = ListSQL<DatasetQuery.Column>(of: "datasets", in: 1)
        list.filter(ids: (0..<count).map { _ in ID<Dataset>.new() })
        let plan = try database.plan("SELECT datasets.id \(list.matching)")
        #expect(plan.contains("SEARCH datasets USING INDEX sqlite_autoindex_datasets_1 (uuid=?)"), "\(plan)")
    }

    @Test func listsOfIDsOfSimilarLengthShareAStatement() {
        let texts = (1...2048).map { count in
            var list = ListSQL<DatasetQuery.Column>(of: "datasets", in: 1)
            list.filter(ids: (0..<count).map { ID<Dataset>(high: 0, low: UInt64($0)) })
            return list.matching
        }
        #expect(Set(texts).count == 12)
    }

    @Test(arguments: [firstAbandonedRun, takeOver]) func runsWithWorkLeftAreFoundInTheirIndexes(sql: String) throws {
        let plan = try database.plan(sql)
        #expect(plan.contains { $0.hasPrefix("SCAN batch_runs USING INDEX batch_runs_unfinished") }, "\(plan)")
        #expect(plan.contains { $0.hasPrefix("SCAN batch_runs USING INDEX batch_runs_statistics_due") }, "\(plan)")
        #expect(!plan.contains("SCAN batch_runs"), "\(plan)")
    }

    @Test func finishedRangesAreFoundByTheirEnd() throws {
        let plan = try database.plan(finishedRangesTouching)
        #expect(plan.contains("SEARCH batch_finished_ranges USING PRIMARY KEY (run=? AND through_item>? AND through_item<?)"), "\(plan)")
        #expect(plan.contains("SEARCH batch_finished_ranges USING PRIMARY KEY (run=? AND through_item>?)"), "\(plan)")
    }

    /// These statements sort, but only as many rows as are requested at a time, or a run's counters.
    @Test func whatIsSortedHasBeenFoundInAnIndex() throws {
        let items = try database.plan(reopenedItems)
        let last = try #require(items.firstIndex { $0 == "SCAN selected" })
        #expect(
            items[..<last].filter(isSearch) == [
                "SEARCH errors USING COVERING INDEX batch_results_without_verdict (run=? AND outcome=? AND item>? AND item<?)",
                "SEARCH judged USING PRIMARY KEY \(Self.key)",
            ])
        #expect(!items[..<last].contains { $0.contains("B-TREE") })
        #expect(items.contains("SEARCH dataset_items USING INDEX dataset_items_by_ordinal (dataset=? AND item=?)"))
        #expect(try !database.plan(summedCounters).contains { $0.hasPrefix("SCAN") })
    }
}
