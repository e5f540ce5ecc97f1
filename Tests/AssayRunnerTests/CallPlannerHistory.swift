import AssayDomain
import Threads

@testable import AssayRunner

/// Simulates the calling lane of a run at random: carries out the planner's decisions in any order, with providers that fail and limit their
/// keys, a store that sometimes fails and a process that sometimes crashes. Answered cells stay answered.
///
/// It keeps its own record of what is open, in flight and allowed, and compares the planner's decisions with that.
struct CallPlannerHistory {
    /// What may happen besides answers.
    struct Faults {
        var storeFails = true
        var processCrashes = true
        var cancelAt: Int?
        var pauseAt: Int?
        var unexpectedAt: Int?
    }

    let limits: CallPlanner.Limits
    /// Ordinals of the items in each pass, with gaps, and the cells of each that are open at the start.
    let items: [WorkRange.Pass: [Int64: [CallCell]]]
    /// Limit of calls in total.
    var budget: Int?
    private(set) var calls = 0
    private(set) var answers: [CallCell: Int] = [:]
    private(set) var ends: [RunEnd] = []
    private(set) var violations: Set<String> = []
    private(set) var steps = 0
    private(set) var mostOpenCells = 0
    private(set) var givenUp = 0

    private var faults: Faults
    private var planner: CallPlanner
    private var random: RandomSource
    private var now = MonotonicTime(nanoseconds: 0)
    private var hasBegun = false
    private var isBlocked = false
    /// The cancel or the request to pause, once there is one.
    private var stopEvent: CallPlanner.Event?
    private var reading: (workRange: WorkRange, limit: Int)?
    private var unread: Set<CallCell> = []
    private var waiting: [CallCell: (attempts: Int, notBefore: MonotonicTime)] = [:]
    private var calling: [CallCell: Int] = [:]
    private var givingUp: Set<CallCell> = []
    private var limited: [CallCell.Key: MonotonicTime] = [:]

    init(seed: UInt64, faults: Faults = Faults(), budget: Int? = nil) {
        var random = RandomSource(seed: seed)
        let evaluations = Int.random(in: 1...3, using: &random)
        let trials = Int.random(in: 1...2, using: &random)
        let keys = (0..<evaluations).map { _ in CallCell.Key(number: Int.random(in: 0...1, using: &random)) }
        var items: [WorkRange.Pass: [Int64: [CallCell]]] = [.initial: [:], .retry: [:]]
        var ordinal = Int64.random(in: 0...50, using: &random)
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            ordinal += Int64.random(in: 1...4, using: &random)
            for pass in [WorkRange.Pass.initial, .retry] { items[pass]?[ordinal] = [] }
            for evaluation in 0..<evaluations {
                for trial in 0..<trials where !random.once(in: 8) {
                    let cell = CallCell(item: ordinal, evaluation: evaluation, trial: trial, key: keys[evaluation])
                    items[random.once(in: 6) ? .retry : .initial]?[ordinal]?.append(cell)
                }
            }
        }
        self.items = items
        limits = CallPlanner.Limits(
            cellsPerItem: evaluations * trials, concurrency: Int.random(in: 1...6, using: &random),
            window: Int.random(in: 1...20, using: &random), attempts: Int.random(in: 1...4, using: &random),
            callsPerAttempt: Int.random(in: 1...2, using: &random))
        self.faults = faults
        self.budget = budget
        self.random = random
        planner = CallPlanner(limits)
        restart()
    }

    var inconsistency: String? { planner.inconsistency }
    var cells: [CallCell] { items.values.flatMap(\.values).flatMap { $0 } }
    var isComplete: Bool { answers.count == cells.count }
    var isAnsweredOnce: Bool { answers.values.allSatisfy { $0 == 1 } }

    /// Simulates until the lane has ended, for at most 20,000 steps.
    mutating func run() {
        while !planner.isFinished, steps < 20_000 {
            steps += 1
            if steps == faults.cancelAt { stop(.cancelled) }
            if steps == faults.pauseAt { stop(.pauseRequested(.failing)) }
            if steps == faults.unexpectedAt { applyUnexpectedEvent() }
            if faults.processCrashes, random.once(in: 300) { restart() }
            if random.once(in: 2) { nextDecision() } else { continueOne() }
        }
        expect(planner.next(at: now) == .wait(until: nil), "decides something after the end")
    }

    /// Continues a lane that has ended, without faults and with another budget.
    mutating func resume(budget: Int?) {
        self.budget = budget
        faults = Faults(storeFails: false, processCrashes: false)
        stopEvent = nil
        restart()
        run()
    }

    /// Begins again with what is recorded, as after a crash. A cancel or pause that was asked for still is.
    private mutating func restart() {
        planner = CallPlanner(limits)
        if let stopEvent { planner.apply(stopEvent) }
        (hasBegun, isBlocked, reading) = (false, false, nil)
        (waiting, calling, givingUp, limited) = ([:], [:], [], [:])
        unread = Set(cells).subtracting(answers.keys)
    }

    private mutating func stop(_ event: CallPlanner.Event) {
        stopEvent = event
        planner.apply(event)
    }

    private mutating func expect(_ condition: Bool, _ violation: String) {
        if !condition { violations.insert(violation) }
    }
}

extension CallPlannerHistory {
    private var window: Int { max(limits.window, limits.cellsPerItem) }
    private var inFlight: Int { calling.count + givingUp.count }
    private var openCells: Int { waiting.count + inFlight }

    private var canCall: Bool { budget.map { calls + (calling.count + 1) * limits.callsPerAttempt <= $0 } ?? true }

    private func isReady(_ cell: CallCell) -> Bool {
        guard let (attempts, notBefore) = waiting[cell] else { return false }
        return attempts >= limits.attempts || canCall && notBefore <= now && limited[cell.key, default: now] <= now
    }

    private mutating func nextDecision() {
        let decision = planner.next(at: now)
        if decision.isWork {
            expect(hasBegun && !isBlocked && stopEvent == nil && planner.inconsistency == nil, "hands out work that is not wanted")
        }
        switch decision {
        case .read(let workRange, let limit):
            expect(reading == nil, "reads two ranges")
            expect(limit > 0 && openCells + limit * limits.cellsPerItem <= window, "reads more than the window holds")
            reading = (workRange, limit)
        case .call(let cell):
            expect(isReady(cell), "calls a cell that is not ready")
            expect(waiting[cell].map { $0.attempts < limits.attempts } ?? true, "calls a cell without attempts left")
            expect(canCall, "reserves too few calls")
            calling[cell] = waiting.removeValue(forKey: cell)?.attempts ?? 0
        case .giveUp(let cell):
            expect(waiting.removeValue(forKey: cell).map { $0.attempts >= limits.attempts } ?? false, "gives up a cell with attempts left")
            givingUp.insert(cell)
        case .wait(let until):
            checkWait(until: until)
        case .end(let end):
            checkEnd(end)
            ends.append(end)
        }
        expect(inFlight <= limits.concurrency, "too many cells in flight")
        expect(planner.openCells <= window, "more open cells than the window holds")
        if planner.inconsistency == nil { expect(planner.openCells == openCells, "miscounts the open cells") }
        mostOpenCells = max(mostOpenCells, planner.openCells)
    }

    private mutating func checkWait(until: MonotonicTime?) {
        guard planner.inconsistency == nil else { return }
        if let until {
            var later = planner
            expect(until > now && later.next(at: until).isWork, "nothing happens at the time it waits for")
            var earlier = planner
            let justBefore = MonotonicTime(nanoseconds: until.nanoseconds - 1)
            expect(earlier.next(at: justBefore) == .wait(until: until), "waits longer than it has to")
        } else {
            expect(!hasBegun || isBlocked || reading != nil || inFlight > 0, "waits for nothing")
        }
        guard hasBegun, !isBlocked, stopEvent == nil, inFlight < limits.concurrency else { return }
        expect(!waiting.keys.contains(where: isReady), "waits although a cell is ready")
        let canRead = reading == nil && !unread.isEmpty && openCells + limits.cellsPerItem <= window && canCall
        expect(!canRead, "waits although cells can be read")
    }

    private mutating func checkEnd(_ end: RunEnd) {
        guard planner.inconsistency == nil else { return expect(end == .cancelled || end == .paused(.internalError), "hides a bug") }
        expect(reading == nil && inFlight == 0, "ends too soon")
        switch end {
        case .completed: expect(isComplete, "completes with open cells")
        case .cancelled: expect(stopEvent != nil, "cancels by itself")
        case .paused(.failing): expect(stopEvent != nil, "pauses by itself")
        case .paused(let reason): expect(reason.code == "budget" && !isComplete && !canCall, "pauses for \(reason.code)")
        case .failed: expect(false, "fails")
        }
    }
}

extension CallPlanner.Decision {
    fileprivate var isWork: Bool {
        switch self {
        case .read, .call, .giveUp: true
        case .wait, .end: false
        }
    }
}

extension CallPlannerHistory {
    private mutating func storeFails(once times: Int = 10) -> Bool { faults.storeFails && random.once(in: times) }

    /// Lets time pass, or answers one of the open decisions.
    private mutating func continueOne() {
        if random.once(in: 3) { now = now.advanced(by: .milliseconds(Int.random(in: 1...4_000, using: &random))) }
        if !hasBegun { return begin() }
        if isBlocked, random.once(in: 3) {
            isBlocked = false
            return planner.apply(.unblocked)
        }
        if storeFails(once: 60) { return block(.blocked(obstacle: "full")) }
        if reading != nil, inFlight == 0 || random.once(in: 3) { return answerReading() }
        if let cell = givingUp.inOrder.first, random.once(in: 2) { return answerGivingUp(cell) }
        if let cell = calling.keys.inOrder.randomElement(using: &random) { answer(cell) }
    }

    private mutating func begin() {
        hasBegun = true
        let pending = [WorkRange.Pass.initial, .retry].map { pass in
            let closed = items[pass, default: [:]].filter { unread.isDisjoint(with: $0.value) }.keys.sorted()
            // Some items without open cells are in no range; reading the others gives no cells.
            let recorded = closed.filter { _ in random.once(in: 2) }.map { ItemRange(after: $0 - 1, through: $0) }
            return PendingRanges(pass, through: items[pass, default: [:]].keys.max(), without: recorded)
        }
        planner.apply(.begun(pending[0] + pending[1], callsLeft: budget.map { $0 - calls }))
    }

    private mutating func block(_ event: CallPlanner.Event) {
        isBlocked = true
        planner.apply(event)
    }

    private mutating func answerReading() {
        guard let (workRange, limit) = reading else { return }
        reading = nil
        if storeFails() { return block(.notLoaded(obstacle: "damaged")) }
        let all = items[workRange.pass, default: [:]]
        let inside = all.keys.filter { $0 > workRange.range.after && $0 <= workRange.range.through }.sorted()
        let count = random.once(in: 4) ? Int.random(in: 1...limit, using: &random) : limit
        let through = inside.count > count ? inside[count - 1] : workRange.range.through
        let found = inside.filter { $0 <= through }.flatMap { all[$0, default: []] }.filter { unread.contains($0) }
        for cell in found { waiting[cell] = (0, now) }
        unread.subtract(found)
        planner.apply(.loaded(found, through: through))
    }

    private mutating func answerGivingUp(_ cell: CallCell) {
        givingUp.remove(cell)
        if storeFails() {
            waiting[cell] = (limits.attempts, now)
            return planner.apply(.failed(cell, calls: 0, retryAt: now, countsAsAttempt: false))
        }
        givenUp += 1
        answers[cell, default: 0] += 1
        planner.apply(.answered(cell, calls: 0))
    }

    private mutating func answer(_ cell: CallCell) {
        guard let attempts = calling.removeValue(forKey: cell) else { return }
        let made = Int.random(in: 0...limits.callsPerAttempt, using: &random)
        calls += made
        if let budget { expect(calls <= budget, "beyond the budget") }
        guard random.once(in: 3) || (cell.item + Int64(cell.trial)) % 5 == 0 else {
            answers[cell, default: 0] += 1
            return planner.apply(.answered(cell, calls: made))
        }
        let retryAt = now.advanced(by: .milliseconds(Int.random(in: 0...10_000, using: &random)))
        if random.once(in: 4) {
            limited[cell.key] = max(limited[cell.key, default: retryAt], retryAt)
            planner.apply(.limited(cell.key, until: retryAt))
            waiting[cell] = (attempts, now)
            planner.apply(.failed(cell, calls: made, retryAt: now, countsAsAttempt: false))
        } else {
            waiting[cell] = (attempts + 1, retryAt)
            planner.apply(.failed(cell, calls: made, retryAt: retryAt, countsAsAttempt: true))
        }
    }

    private mutating func applyUnexpectedEvent() {
        let unknown = CallCell(item: -1, evaluation: 0, trial: 0, key: CallCell.Key(number: 0))
        var events: [CallPlanner.Event] = [
            .answered(unknown, calls: 0), .failed(unknown, calls: 0, retryAt: now, countsAsAttempt: true),
            .loaded([unknown], through: .max),
        ]
        if reading == nil { events += [.loaded([], through: .max), .notLoaded(obstacle: "damaged")] }
        if let idle = waiting.keys.inOrder.first { events += [.answered(idle, calls: 1), .loaded([idle], through: idle.item)] }
        if hasBegun { events.append(.begun(PendingRanges(), callsLeft: nil)) }
        if let event = events.randomElement(using: &random) { planner.apply(event) }
        expect(planner.inconsistency != nil, "ignores an unexpected event")
    }
}

extension Sequence<CallCell> {
    /// In an order with which a seed always gives the same history.
    fileprivate var inOrder: [CallCell] {
        sorted { ($0.item, $0.evaluation, $0.trial) < ($1.item, $1.evaluation, $1.trial) }
    }
}
