import AssayDomain
import AssayStore

@testable import AssayRunner

/// Simulates a run at random: carries out the planner's decisions in any order, with a store that sometimes fails and a process that
/// sometimes crashes. Recorded items stay recorded.
struct PlannerHistory {
    /// Ordinals of the items to judge in each pass, with gaps.
    let items: [WorkRange.Pass: [Int64]]
    let maxChunksInFlight: Int
    private(set) var recorded: [WorkRange.Pass: [Int64: Int]] = [:]
    private(set) var finishedRanges: [WorkRange] = []
    private(set) var ends: [RunEnd] = []
    private(set) var violations: [String] = []
    private(set) var steps = 0

    private var planner: Planner
    /// Whether the store has recorded that all items are selected.
    private var isSelected: Bool
    private var selecting = false
    private var beginning = false
    private var ending: RunEnd?
    private var reading: (workRange: WorkRange, limit: Int)?
    private var chunks: [WorkRange] = []
    private var random: RandomSource
    private let failures: Bool
    /// The step at which an unexpected event is applied.
    private var unexpectedAt: Int?
    /// How many more times recording the end fails with an inconsistency.
    private var refusedEnds = 0

    /// Many cells per item, so that there are many chunks.
    static let cellsPerItem = 300

    init(seed: UInt64, failures: Bool = true) {
        var random = RandomSource(seed: seed)
        var ordinal = Int64.random(in: 0...50, using: &random)
        let all = (0..<Int.random(in: 0...300, using: &random)).map { _ in
            ordinal += Int64.random(in: 1...4, using: &random)
            return ordinal
        }
        let again = all.filter { _ in random.once(in: 3) }
        items = [.initial: all, .retry: random.once(in: 2) ? again : []]
        maxChunksInFlight = Int.random(in: 1...6, using: &random)
        self.failures = failures
        isSelected = random.once(in: 2)
        self.random = random
        planner = Planner(cellsPerItem: Self.cellsPerItem, maxChunksInFlight: maxChunksInFlight, isSelected: isSelected)
    }

    var isFinished: Bool { planner.isFinished }

    /// The planner's description of an unexpected event.
    var inconsistency: String? { planner.inconsistency }

    var isComplete: Bool { items.allSatisfy { pass, items in recorded[pass, default: [:]].count == items.count } }

    var isRecordedOnce: Bool { recorded.values.allSatisfy { $0.values.allSatisfy { $0 == 1 } } }

    /// Simulates until the run has ended, for at most 20,000 steps.
    mutating func run(cancelAt: Int? = nil, pauseAt: Int? = nil, loseAt: Int? = nil) {
        while !planner.isFinished, steps < 20_000 {
            steps += 1
            if steps == cancelAt { planner.apply(.cancelled) }
            if steps == loseAt { planner.apply(.leaseLost) }
            if steps == pauseAt { planner.apply(.pauseRequested(.failing)) }
            if steps == unexpectedAt { applyUnexpectedEvent() }
            if failures, random.once(in: 200) { crash(cancelled: cancelAt.map { $0 <= steps } ?? false) }
            if random.once(in: 2) { nextDecision() } else { answerOne() }
            if planner.blockedReason != nil, random.once(in: 3) { planner.apply(.unblocked) }
        }
    }

    /// Simulates with an unexpected event at this step.
    mutating func run(unexpectedAt: Int) {
        self.unexpectedAt = unexpectedAt
        run()
        self.unexpectedAt = nil
    }

    /// Simulates with an end that fails to be recorded this many times.
    mutating func run(refusingEnds count: Int) {
        refusedEnds = count
        run()
    }

    private mutating func applyUnexpectedEvent() {
        let nowhere = WorkRange(.initial, ItemRange(after: 1 << 40, through: 1 << 41))
        let throughput = Planner.Throughput(items: 1, microseconds: 1)
        var events: [Planner.Event] = [
            .claimed(through: 1 << 41), .recorded(nowhere, through: 1 << 41, throughput: throughput),
            .recorded(nowhere, through: nil, throughput: throughput),
            .notRecorded(nowhere, obstacle: "full"), .abandoned(nowhere), .inconsistent("It does not fit."),
        ]
        if reading == nil { events += [.empty, .notRead(obstacle: "damaged")] }
        if !beginning { events += [.begun(open(.initial), left: nil), .notRunnable(.failing), .notBegun(obstacle: "full")] }
        if ending == nil { events += [.ended, .notEnded(obstacle: "full")] }
        if let event = events.randomElement(using: &random) { planner.apply(event) }
        if planner.inconsistency == nil { violations.append("ignores an unexpected event") }
    }

    /// Continues a paused run.
    mutating func resume() {
        crash(cancelled: false)
        run()
    }

    private mutating func crash(cancelled: Bool) {
        planner = Planner(cellsPerItem: Self.cellsPerItem, maxChunksInFlight: maxChunksInFlight, isSelected: isSelected)
        if cancelled { planner.apply(.cancelled) }
        (selecting, beginning, ending, reading, chunks) = (false, false, nil, nil, [])
    }

    private mutating func nextDecision() {
        switch planner.next() {
        case .select:
            if selecting || isSelected { violations.append("selected twice") }
            selecting = true
        case .begin:
            if !isSelected { violations.append("begun before the items were selected") }
            if beginning { violations.append("begun twice") }
            beginning = true
        case .read(let workRange, let limit):
            if reading != nil { violations.append("two ranges are being read") }
            if chunks.count >= maxChunksInFlight { violations.append("too many chunks in flight") }
            if limit < 1 { violations.append("an empty chunk") }
            reading = (workRange, limit)
        case .end(let end):
            if planner.inconsistency == nil, ending != nil { violations.append("ended twice") }
            // An unexpected event may have taken the place of an answer; the run must not wait for that answer for ever.
            if planner.inconsistency == nil, reading != nil || !chunks.isEmpty { violations.append("ended too soon") }
            ending = end
        case .wait:
            if planner.blockedReason == nil, !planner.isFinished, !selecting, !beginning, ending == nil, reading == nil, chunks.isEmpty {
                violations.append("waits for nothing")
            }
        }
        if planner.inconsistency == nil, planner.inFlight != chunks.count + (reading == nil ? 0 : 1) {
            violations.append("miscounts chunks in flight")
        }
    }

    /// Answers one of the open decisions.
    private mutating func answerOne() {
        if selecting { return answerSelecting() }
        if beginning { return answerBeginning() }
        if let ending { return answerEnd(ending) }
        if let reading, chunks.isEmpty || random.once(in: 2) { return answer(reading.workRange, reading.limit) }
        if let chunk = chunks.randomElement(using: &random) { answer(chunk) }
    }

    private mutating func shouldFail() -> Bool { failures && random.once(in: 12) }

    private mutating func answerSelecting() {
        selecting = false
        if shouldFail() { return planner.apply(.notSelected(obstacle: "full")) }
        if random.once(in: 2) { return planner.apply(.partlySelected) }
        isSelected = true
        // The process may crash between the commit and the event.
        if failures, random.once(in: 20) { return crash(cancelled: false) }
        planner.apply(.selected)
    }

    private mutating func answerBeginning() {
        beginning = false
        if shouldFail() { return planner.apply(.notBegun(obstacle: "full")) }
        planner.apply(.begun(open(.initial) + open(.retry), left: nil))
    }

    private func open(_ pass: WorkRange.Pass) -> PendingRanges {
        let ranges = finishedRanges.filter { $0.pass == pass }.map(\.range).sorted { $0.after < $1.after }
        return PendingRanges(pass, through: items[pass]?.last, without: ranges)
    }

    private mutating func answerEnd(_ end: RunEnd) {
        ending = nil
        if refusedEnds > 0 { return refuseEnd() }
        if shouldFail() { return planner.apply(.notEnded(obstacle: "full")) }
        ends.append(end)
        planner.apply(.ended)
    }

    private mutating func refuseEnd() {
        refusedEnds -= 1
        planner.apply(.inconsistent("The store refused it."))
        if planner.blockedReason == nil || planner.next() != .wait { violations.append("ends again without a back-off") }
    }

    private func items(of workRange: WorkRange) -> [Int64] {
        items[workRange.pass, default: []].filter { $0 > workRange.range.after && $0 <= workRange.range.through }
    }

    private mutating func answer(_ workRange: WorkRange, _ limit: Int) {
        reading = nil
        if shouldFail() { return planner.apply(.notRead(obstacle: "damaged")) }
        let found = items(of: workRange).prefix(limit)
        guard let last = found.last else { return planner.apply(.empty) }
        let chunk = workRange.prefix(through: last)
        if chunks.contains(where: { $0.overlaps(chunk) }) { violations.append("handed out twice") }
        chunks.append(chunk)
        planner.apply(.claimed(through: last))
    }

    private mutating func answer(_ chunk: WorkRange) {
        chunks.removeAll { $0 == chunk }
        if shouldFail() { return planner.apply(.notRecorded(chunk, obstacle: "full")) }
        if shouldFail() { return planner.apply(.abandoned(chunk)) }
        let inside = items(of: chunk)
        // The first item may be broken off, after some of its cells were judged: then no item is finished.
        let judged = shouldFail() ? Array(inside.prefix(Int.random(in: 0...inside.count, using: &random))) : inside
        for item in judged { recorded[chunk.pass, default: [:]][item, default: 0] += 1 }
        let through = judged.last
        if let through { finishedRanges.append(chunk.prefix(through: through)) }
        let throughput = Planner.Throughput(items: judged.count, microseconds: Int64.random(in: 0...1_000_000, using: &random))
        // The process may crash between the commit and the event.
        if failures, random.once(in: 50) { return crash(cancelled: false) }
        planner.apply(.recorded(chunk, through: through, throughput: throughput))
    }
}

extension WorkRange {
    fileprivate func overlaps(_ other: WorkRange) -> Bool {
        pass == other.pass && range.after < other.range.through && other.range.after < range.through
    }
}

extension BatchRun.Reason {
    static let failing = BatchRun.Reason(code: "evaluator_failing", detail: "It fails.")
}

/// Reproducible random numbers (splitmix64).
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// True with a probability of 1 in `times`.
    mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}
