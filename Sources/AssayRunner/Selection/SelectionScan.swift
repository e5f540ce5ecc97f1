internal import AssayDomain
internal import AssayStore
internal import JSON
internal import Threads

/// Selects the items of one run, step by step, with constant memory and short reads and commits.
///
/// Deterministic: if it is started again, the run gets the same items.
struct SelectionScan {
    private enum Phase {
        /// Deletes the partial selection of an earlier process.
        case clearing
        /// The two scans of a random sample: see `BottomKSelection`.
        case counting
        case collecting
        case selecting
        case finishing
        case finished
    }

    private enum Rule {
        case all
        case first(Int)
        case random
        case matching(first: Int)
    }

    private let run: BatchRun
    private let rule: Rule
    private var phase = Phase.clearing
    private var bottomK: BottomKSelection?
    /// Compiled while they are needed.
    private var filters: [PropertyFilter]?
    private var ranges = SelectedRanges()
    /// Ordinal of the last item that the current scan has read.
    private var position = Int64.min
    /// Why the items cannot be selected; the scan is over then.
    private(set) var failure: BatchRun.Reason?

    /// Items per read and per commit.
    private static let batchSize = 2_000
    /// How long items of a batch are matched against filters.
    private static let batchTimeLimit: Duration = .milliseconds(50)
    /// How long matching one item may take.
    private static let itemTimeLimit: Duration = .seconds(10)

    init(of run: BatchRun) {
        self.run = run
        switch run.sample.flatMap(ItemSelection.init) {
        case .first(let count)? where count < run.itemCount: rule = .first(count)
        case .random(let count, let seed)? where count < run.itemCount:
            rule = .random
            bottomK = BottomKSelection(selecting: count, seed: seed)
        case .matching(_, let count)?: rule = .matching(first: count ?? .max)
        case .first, .random, nil: rule = .all
        }
    }

    var isFinished: Bool { phase == .finished }

    /// The token under which the selection is recorded.
    var token: BatchRun.FencingToken { run.token }

    /// Items selected so far.
    var count: Int { ranges.count }

    /// Whether compiled filters are in memory.
    var hasCompiledFilters: Bool { filters != nil }

    /// Compiles the filters, if there are any.
    mutating func compileFilters() throws(PropertyFilterError) {
        guard filters == nil, case .matching(let sent, _)? = run.sample.flatMap(ItemSelection.init) else { return }
        filters = try PropertyFilter.list(parsing: sent)
    }

    /// Frees the compiled filters until the next turn.
    mutating func releaseFilters() { filters = nil }

    /// Takes the next step.
    mutating func advance(_ store: Store, isWanted: () -> Bool) throws(StoreError) {
        switch phase {
        case .clearing: if try !store.deleteSomeOfSelection(under: run.token) { phase = bottomK == nil ? .selecting : .counting }
        case .counting: try scan(store, then: .collecting)
        case .collecting: try scan(store, then: .selecting)
        case .selecting:
            if try select(store, isWanted: isWanted) {
                ranges.close()
                phase = .finishing
            }
            try write(store)
        case .finishing:
            try write(store)
            try store.finishSelection(under: run.token, items: ranges.count)
            phase = .finished
        case .finished: break
        }
    }

    /// Writes completed ranges. If that fails, they are kept for the next attempt.
    private mutating func write(_ store: Store) throws(StoreError) {
        guard !ranges.completed.isEmpty else { return }
        try store.select(ranges.completed, under: run.token)
        ranges.removeCompleted()
    }
}

extension SelectionScan {
    /// Reads another batch of a scan that does not select items yet.
    private mutating func scan(_ store: Store, then next: Phase) throws(StoreError) {
        let found = try read(store, limit: Self.batchSize)
        for (ordinal, id) in found {
            if phase == .counting { bottomK?.count(id) } else { bottomK?.collect(id, ordinal) }
        }
        guard found.isEmpty else { return }
        if phase == .counting { bottomK?.finishCounting() } else { bottomK?.finishCollecting() }
        (phase, position) = (next, .min)
    }

    /// Selects items of another batch; returns whether all items have been seen.
    private mutating func select(_ store: Store, isWanted: () -> Bool) throws(StoreError) -> Bool {
        switch rule {
        case .all:
            if let last = try store.lastItem(of: run.dataset, revision: run.datasetRevision) { ranges.addAll(run.itemCount, through: last) }
            return true
        case .first(let count):
            let found = try read(store, limit: min(Self.batchSize, count - ranges.count))
            for (ordinal, _) in found { ranges.add(ordinal, isSelected: true) }
            return found.isEmpty || ranges.count >= count
        case .random:
            let found = try read(store, limit: Self.batchSize)
            for (ordinal, id) in found { ranges.add(ordinal, isSelected: bottomK?.isSelected(id, ordinal) ?? false) }
            return found.isEmpty
        case .matching(let count):
            return try selectMatching(count, store, isWanted: isWanted)
        }
    }

    private mutating func read(_ store: Store, limit: Int) throws(StoreError) -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        let found = try store.ordinals(of: run.dataset, revision: run.datasetRevision, after: position, limit: limit)
        position = found.last?.ordinal ?? position
        return found
    }

    private mutating func selectMatching(_ count: Int, _ store: Store, isWanted: () -> Bool) throws(StoreError) -> Bool {
        let found = try store.metadata(of: run.dataset, revision: run.datasetRevision, after: position, limit: Self.batchSize)
        let end = MonotonicTime.now().advanced(by: Self.batchTimeLimit)
        for (ordinal, metadata) in found {
            let isSelected: Bool
            do throws(PropertySearchError) {
                isSelected = try matches(metadata, while: isWanted)
            } catch {
                // If the run is no longer wanted, the item is read again by the next attempt, if there is one.
                if error == .takesTooLong || isWanted() { failure = .sampleTakesTooLong(in: metadata) }
                return false
            }
            ranges.add(ordinal, isSelected: isSelected)
            position = ordinal
            if ranges.count >= count { return true }
            // The remaining items of the batch are read again.
            if MonotonicTime.now() >= end || !isWanted() { return false }
        }
        return found.isEmpty
    }

    /// Relative dates are counted back from the creation of the run, so that the result does not depend on when it runs.
    private func matches(_ metadata: JSONText?, while isWanted: () -> Bool) throws(PropertySearchError) -> Bool {
        guard let filters else { return false }
        let properties = metadata.flatMap { try? JSONValue(parsing: $0) }
        let end = MonotonicTime.now().advanced(by: Self.itemTimeLimit)
        for filter in filters {
            let isMatch = try filter.matches(properties, at: run.createdAt, while: { isWanted() && MonotonicTime.now() < end })
            if !isMatch { return false }
        }
        return true
    }
}

/// The selected items as ranges; consecutive selected items share a range.
struct SelectedRanges {
    /// Items in all ranges.
    private(set) var count = 0
    private var current: ItemRange?
    /// Completed ranges that have not been removed yet, in order.
    private(set) var completed: [ItemRange] = []

    /// Adds the next item of the revision.
    mutating func add(_ item: Int64, isSelected: Bool) {
        guard isSelected else { return close() }
        count += 1
        current = ItemRange(after: current?.after ?? item - 1, through: item)
    }

    /// Adds all items of a revision up to its last.
    mutating func addAll(_ items: Int, through last: Int64) {
        count += items
        current = ItemRange(after: .min, through: last)
    }

    /// Completes the current range.
    mutating func close() {
        if let current { completed.append(current) }
        current = nil
    }

    mutating func removeCompleted() { completed.removeAll(keepingCapacity: true) }
}
