internal import AssayDomain
internal import AssayStore
internal import JSON
internal import Threads

/// The choosing of one run's sample, a step at a time. Its memory does not grow with the dataset, and each of its reads and commits is short.
///
/// The same run chooses the same items, however often it is begun again.
struct SelectionScan {
    private enum Phase {
        /// What an earlier process has chosen is forgotten.
        case forgetting
        /// The walks of a choice by chance: see `BottomKSelection`.
        case counting
        case keeping
        case choosing
        case finishing
        case over
    }

    private enum Rule {
        case all
        case first(Int)
        case lots
        case matching(first: Int)
    }

    private let run: BatchRun
    private let rule: Rule
    private var phase = Phase.forgetting
    private var lots: BottomKSelection?
    /// Made ready while they are needed.
    private var filters: [PropertyFilter]?
    private var ranges = SelectedRanges()
    /// The item that the present walk has come to.
    private var place = Int64.min
    /// Why the sample cannot be chosen: nothing more is to be done then.
    private(set) var refusal: BatchRun.Reason?

    /// Items that are read at a time. Their ranges are written in one commit.
    private static let part = 2_000
    /// How long the items of a part are looked at.
    private static let longest: Duration = .milliseconds(50)
    /// How long one item may be looked at.
    private static let longestOfAnItem: Duration = .seconds(10)

    init(of run: BatchRun) {
        self.run = run
        switch run.sample.flatMap(ItemSelection.init) {
        case .first(let count)? where count < run.itemCount: rule = .first(count)
        case .random(let count, let seed)? where count < run.itemCount:
            rule = .lots
            lots = BottomKSelection(choosing: count, seed: seed)
        case .matching(_, let count)?: rule = .matching(first: count ?? .max)
        case .first, .random, nil: rule = .all
        }
    }

    var isOver: Bool { phase == .over }

    /// Items that were chosen.
    var count: Int { ranges.count }

    /// Whether it has patterns in memory.
    var isReady: Bool { filters != nil }

    /// Compiles what it chooses by.
    mutating func makeReady() throws(PropertyFilterError) {
        guard filters == nil, case .matching(let sent, _)? = run.sample.flatMap(ItemSelection.init) else { return }
        filters = try PropertyFilter.list(parsing: sent)
    }

    /// Gives the memory back until the next turn.
    mutating func forgetFilters() { filters = nil }

    /// Takes the next step.
    mutating func advance(_ store: Store, isWanted: () -> Bool) throws(StoreError) {
        switch phase {
        case .forgetting: if try !store.forgetSomeOfSelection(of: run.id) { phase = lots == nil ? .choosing : .counting }
        case .counting: try walk(store, then: .keeping)
        case .keeping: try walk(store, then: .choosing)
        case .choosing:
            if try choose(store, isWanted: isWanted) {
                ranges.close()
                phase = .finishing
            }
            try write(store)
        case .finishing:
            try write(store)
            try store.finishSelection(of: run.id, items: ranges.count)
            phase = .over
        case .over: break
        }
    }

    /// What could not be written waits for the next time.
    private mutating func write(_ store: Store) throws(StoreError) {
        guard !ranges.waiting.isEmpty else { return }
        try store.select(ranges.waiting, in: run.id)
        ranges.removeWaiting()
    }
}

extension SelectionScan {
    /// A walk that only looks at the items.
    private mutating func walk(_ store: Store, then next: Phase) throws(StoreError) {
        let found = try read(store, limit: Self.part)
        for (ordinal, id) in found {
            if phase == .counting { lots?.count(id) } else { lots?.keep(id, ordinal) }
        }
        guard found.isEmpty else { return }
        if phase == .counting { lots?.finishCounting() } else { lots?.finishKeeping() }
        (phase, place) = (next, .min)
    }

    /// Chooses some more. Whether that was all.
    private mutating func choose(_ store: Store, isWanted: () -> Bool) throws(StoreError) -> Bool {
        switch rule {
        case .all:
            if let last = try store.lastItem(of: run.dataset, revision: run.datasetRevision) { ranges.addAll(run.itemCount, through: last) }
            return true
        case .first(let count):
            let found = try read(store, limit: min(Self.part, count - ranges.count))
            for (ordinal, _) in found { ranges.add(ordinal, isChosen: true) }
            return found.isEmpty || ranges.count >= count
        case .lots:
            let found = try read(store, limit: Self.part)
            for (ordinal, id) in found { ranges.add(ordinal, isChosen: lots?.isChosen(id, ordinal) ?? false) }
            return found.isEmpty
        case .matching(let count):
            return try chooseMatching(count, store, isWanted: isWanted)
        }
    }

    private mutating func read(_ store: Store, limit: Int) throws(StoreError) -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        let found = try store.ordinals(of: run.dataset, revision: run.datasetRevision, after: place, limit: limit)
        place = found.last?.ordinal ?? place
        return found
    }

    private mutating func chooseMatching(_ count: Int, _ store: Store, isWanted: () -> Bool) throws(StoreError) -> Bool {
        let found = try store.metadata(of: run.dataset, revision: run.datasetRevision, after: place, limit: Self.part)
        let end = MonotonicTime.now().advanced(by: Self.longest)
        for (ordinal, metadata) in found {
            let isChosen: Bool
            do throws(PropertySearchError) {
                isChosen = try matches(metadata, while: isWanted)
            } catch {
                // What is interrupted because the run is not wanted any longer is read again, or never.
                if error == .takesTooLong || isWanted() { refusal = .sampleTakesTooLong(in: metadata) }
                return false
            }
            ranges.add(ordinal, isChosen: isChosen)
            place = ordinal
            if ranges.count >= count { return true }
            // The rest is read again.
            if MonotonicTime.now() >= end || !isWanted() { return false }
        }
        return found.isEmpty
    }

    /// Days are counted back from when the run was created, whenever it gets to this.
    private func matches(_ metadata: JSONText?, while isWanted: () -> Bool) throws(PropertySearchError) -> Bool {
        guard let filters else { return false }
        let properties = metadata.flatMap { try? JSONValue(parsing: $0) }
        let end = MonotonicTime.now().advanced(by: Self.longestOfAnItem)
        for filter in filters {
            let isMatch = try filter.matches(properties, at: run.createdAt, while: { isWanted() && MonotonicTime.now() < end })
            if !isMatch { return false }
        }
        return true
    }
}
