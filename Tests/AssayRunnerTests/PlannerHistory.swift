import AssayDomain
import AssayStore

@testable import AssayRunner

/// A run's life as chance has it: the planner's decisions are carried out in any order, by a store that fails now and then and a
/// process that dies now and then. What is recorded stays.
struct PlannerHistory {
    /// Ordinals of the items to judge in each pass, with holes.
    let items: [WorkRange.Pass: [Int64]]
    let width: Int
    /// Calls that may be made in all.
    var budget: Int?
    private(set) var calls = 0
    private(set) var recorded: [WorkRange.Pass: [Int64: Int]] = [:]
    private(set) var portions: [WorkRange] = []
    private(set) var endings: [Planner.Ending] = []
    private(set) var complaints: [String] = []
    private(set) var steps = 0

    private var planner: Planner
    /// On record.
    private var isChosen: Bool
    private var choosing = false
    private var beginning = false
    private var ending: Planner.Ending?
    private var reading: (portion: WorkRange, limit: Int)?
    private var chunks: [WorkRange] = []
    private var random: RandomSource
    private let failures: Bool
    /// The step at which something is said that fits nothing.
    private var strayAt: Int?
    /// How many times more the end cannot be written down, because something is not as the plan has it.
    private var refusedEndings = 0

    /// Many cells an item, so that there are many chunks.
    static let cellsPerItem = 300

    init(seed: UInt64, failures: Bool = true, budget: Int? = nil) {
        var random = RandomSource(seed: seed)
        var ordinal = Int64.random(in: 0...50, using: &random)
        let all = (0..<Int.random(in: 0...300, using: &random)).map { _ in
            ordinal += Int64.random(in: 1...4, using: &random)
            return ordinal
        }
        let again = all.filter { _ in random.once(in: 3) }
        items = [.first: all, .reopened: random.once(in: 2) ? again : []]
        width = Int.random(in: 1...6, using: &random)
        self.failures = failures
        self.budget = budget
        isChosen = random.once(in: 2)
        self.random = random
        planner = Planner(cellsPerItem: Self.cellsPerItem, width: width, isChosen: isChosen)
    }

    var isOver: Bool { planner.isOver }

    /// What the planner has to say of an event that did not fit.
    var mismatch: String? { planner.mismatch }

    var isComplete: Bool { items.allSatisfy { pass, items in recorded[pass, default: [:]].count == items.count } }

    var isRecordedOnce: Bool { recorded.values.allSatisfy { $0.values.allSatisfy { $0 == 1 } } }

    /// Lives on until the end, or until it is clear that there is none.
    mutating func run(cancelAt: Int? = nil, parkAt: Int? = nil) {
        while !planner.isOver, steps < 20_000 {
            steps += 1
            if steps == cancelAt { planner.apply(.cancelled) }
            if steps == parkAt { planner.apply(.parked(.hopeless)) }
            if steps == strayAt { stray() }
            if failures, random.once(in: 200) { crash(cancelled: cancelAt.map { $0 <= steps } ?? false) }
            if random.once(in: 2) { take() } else { answerOne() }
            if planner.stall != nil, random.once(in: 3) { planner.apply(.retried) }
        }
    }

    /// Lives through an event that fits nothing that was handed out.
    mutating func run(strayAt: Int) {
        self.strayAt = strayAt
        run()
        self.strayAt = nil
    }

    /// Lives through an end that cannot be written down so many times.
    mutating func run(refusingEndings count: Int) {
        refusedEndings = count
        run()
    }

    private mutating func stray() {
        let nowhere = WorkRange(.first, ItemRange(after: 1 << 40, through: 1 << 41))
        let pace = Planner.Pace(items: 1, microseconds: 1)
        var events: [Planner.Event] = [
            .opened(through: 1 << 41, items: 1), .recorded(nowhere, through: 1 << 41, calls: 7, pace: pace),
            .notRecorded(nowhere, reason: "full"), .abandoned(nowhere), .mismatched("It does not fit."),
        ]
        if reading == nil { events += [.empty, .notRead(reason: "damaged")] }
        if !beginning { events += [.begun(open(.first), left: nil), .unfit(.hopeless), .notBegun(reason: "full")] }
        if ending == nil { events += [.ended, .notEnded(reason: "full")] }
        if let event = events.randomElement(using: &random) { planner.apply(event) }
        if planner.mismatch == nil { complaints.append("overlooks what does not fit") }
    }

    /// Lives on after it was parked, with another budget.
    mutating func resume(budget: Int?) {
        self.budget = budget
        crash(cancelled: false)
        run()
    }

    private mutating func crash(cancelled: Bool) {
        planner = Planner(cellsPerItem: Self.cellsPerItem, width: width, isChosen: isChosen)
        if cancelled { planner.apply(.cancelled) }
        (choosing, beginning, ending, reading, chunks) = (false, false, nil, nil, [])
    }

    private mutating func take() {
        switch planner.next() {
        case .choose:
            if choosing || isChosen { complaints.append("chosen twice") }
            choosing = true
        case .begin:
            if !isChosen { complaints.append("begun before all was chosen") }
            if beginning { complaints.append("begun twice") }
            beginning = true
        case .read(let portion, let limit):
            if reading != nil { complaints.append("two are reading") }
            if chunks.count >= width { complaints.append("wider than allowed") }
            if limit < 1 { complaints.append("an empty chunk") }
            reading = (portion, limit)
        case .end(let how):
            if planner.mismatch == nil, ending != nil { complaints.append("ended twice") }
            // What came in the place of an answer is taken for it, so that the run does not wait for ever.
            if planner.mismatch == nil, reading != nil || !chunks.isEmpty { complaints.append("ended too soon") }
            ending = how
        case .wait:
            if planner.stall == nil, !planner.isOver, !choosing, !beginning, ending == nil, reading == nil, chunks.isEmpty {
                complaints.append("waits for nothing")
            }
        }
        if planner.mismatch == nil, planner.inFlight != chunks.count + (reading == nil ? 0 : 1) {
            complaints.append("miscounts what is in hand")
        }
    }

    /// Answers one of the decisions that are being carried out.
    private mutating func answerOne() {
        if choosing { return answerChoosing() }
        if beginning { return answerBeginning() }
        if let ending { return answerEnding(ending) }
        if let reading, chunks.isEmpty || random.once(in: 2) { return answer(reading.portion, reading.limit) }
        if let chunk = chunks.randomElement(using: &random) { answer(chunk) }
    }

    private mutating func fails() -> Bool { failures && random.once(in: 12) }

    private mutating func answerChoosing() {
        choosing = false
        if fails() { return planner.apply(.notChosen(reason: "full")) }
        if random.once(in: 2) { return planner.apply(.partlyChosen) }
        isChosen = true
        // The process may die between the commit and the moment it hears of it.
        if failures, random.once(in: 20) { return crash(cancelled: false) }
        planner.apply(.chosen)
    }

    private mutating func answerBeginning() {
        beginning = false
        if fails() { return planner.apply(.notBegun(reason: "full")) }
        let left = budget.map { Budget(calls: $0 - calls) }
        planner.apply(.begun(open(.first) + open(.reopened), left: left))
    }

    private func open(_ pass: WorkRange.Pass) -> PendingRanges {
        let ranges = portions.filter { $0.pass == pass }.map(\.range).sorted { $0.after < $1.after }
        return PendingRanges(pass, through: items[pass]?.last, without: ranges)
    }

    private mutating func answerEnding(_ how: Planner.Ending) {
        ending = nil
        if refusedEndings > 0 { return refuseEnding() }
        if fails() { return planner.apply(.notEnded(reason: "full")) }
        endings.append(how)
        planner.apply(.ended)
    }

    private mutating func refuseEnding() {
        refusedEndings -= 1
        planner.apply(.mismatched("The store refused it."))
        if planner.stall == nil || planner.next() != .wait { complaints.append("ends again without a rest") }
    }

    private func items(of portion: WorkRange) -> [Int64] {
        items[portion.pass, default: []].filter { $0 > portion.range.after && $0 <= portion.range.through }
    }

    private mutating func answer(_ portion: WorkRange, _ limit: Int) {
        reading = nil
        if fails() { return planner.apply(.notRead(reason: "damaged")) }
        let found = items(of: portion).prefix(limit)
        guard let last = found.last else { return planner.apply(.empty) }
        let chunk = portion.front(through: last)
        if chunks.contains(where: { $0.overlaps(chunk) }) { complaints.append("handed out twice") }
        chunks.append(chunk)
        planner.apply(.opened(through: last, items: found.count))
    }

    private mutating func answer(_ chunk: WorkRange) {
        chunks.removeAll { $0 == chunk }
        if fails() { return planner.apply(.notRecorded(chunk, reason: "full")) }
        if fails() { return planner.apply(.abandoned(chunk)) }
        let inside = items(of: chunk)
        let judged = fails() ? Array(inside.prefix(Int.random(in: 1...inside.count, using: &random))) : inside
        for item in judged { recorded[chunk.pass, default: [:]][item, default: 0] += 1 }
        let through = judged[judged.count - 1]
        portions.append(chunk.front(through: through))
        // Of an item that was opened again, few cells are open.
        let made = judged.count * (chunk.pass == .first ? Self.cellsPerItem : Int.random(in: 1...Self.cellsPerItem, using: &random))
        calls += made
        if let budget, calls > budget { complaints.append("beyond the budget") }
        let pace = Planner.Pace(items: judged.count, microseconds: Int64.random(in: 0...1_000_000, using: &random))
        // The process may die between the commit and the moment it hears of it.
        if failures, random.once(in: 50) { return crash(cancelled: false) }
        planner.apply(.recorded(chunk, through: through, calls: made, pace: pace))
    }
}

extension WorkRange {
    fileprivate func overlaps(_ other: WorkRange) -> Bool {
        pass == other.pass && range.after < other.range.through && other.range.after < range.through
    }
}

extension BatchRun.Reason {
    static let hopeless = BatchRun.Reason(code: "evaluator_failing", detail: "It fails.")
}
