import AssayStore

@testable import AssayRunner

/// A run's life as chance has it: the planner's decisions are carried out in any order, by a store that fails now and then and a
/// process that dies now and then. What is recorded stays.
struct PlannerHistory {
    /// Ordinals of the items, with holes.
    let items: [Int64]
    let width: Int
    private(set) var recorded: [Int64: Int] = [:]
    private(set) var ranges: [ItemRange] = []
    private(set) var endings: [Planner.Ending] = []
    private(set) var complaints: [String] = []
    private(set) var steps = 0

    private var planner: Planner
    private var beginning = false
    private var ending: Planner.Ending?
    private var reading: (range: ItemRange, limit: Int)?
    private var chunks: [ItemRange] = []
    private var random: RandomSource
    private let failures: Bool

    init(seed: UInt64, failures: Bool = true) {
        var random = RandomSource(seed: seed)
        var ordinal = Int64.random(in: 0...50, using: &random)
        items = (0..<Int.random(in: 0...300, using: &random)).map { _ in
            ordinal += Int64.random(in: 1...4, using: &random)
            return ordinal
        }
        width = Int.random(in: 1...6, using: &random)
        self.failures = failures
        self.random = random
        planner = Self.planner(width: width)
    }

    private static func planner(width: Int) -> Planner {
        // Many cells an item, so that there are many chunks.
        Planner(size: ChunkSize(cellsPerItem: 300), width: width)
    }

    var isOver: Bool { planner.isOver }

    /// Lives on until the end, or until it is clear that there is none.
    mutating func run(cancelAt: Int? = nil, parkAt: Int? = nil) {
        while !planner.isOver, steps < 20_000 {
            steps += 1
            if steps == cancelAt { planner.apply(.cancelled) }
            if steps == parkAt { planner.apply(.parked(reason: "hopeless")) }
            if failures, random.once(in: 200) { crash(cancelled: cancelAt.map { $0 <= steps } ?? false) }
            if random.once(in: 2) { take() } else { answerOne() }
            if planner.stall != nil, random.once(in: 3) { planner.apply(.retried) }
        }
    }

    private mutating func crash(cancelled: Bool) {
        planner = Self.planner(width: width)
        if cancelled { planner.apply(.cancelled) }
        (beginning, ending, reading, chunks) = (false, nil, nil, [])
    }

    private mutating func take() {
        switch planner.next() {
        case .begin:
            if beginning { complaints.append("begun twice") }
            beginning = true
        case .read(let range, let limit):
            if reading != nil { complaints.append("two are reading") }
            if chunks.count >= width { complaints.append("wider than allowed") }
            if limit < 1 { complaints.append("an empty chunk") }
            reading = (range, limit)
        case .end(let how):
            if ending != nil { complaints.append("ended twice") }
            if reading != nil || !chunks.isEmpty { complaints.append("ended too soon") }
            ending = how
        case .wait:
            if planner.stall == nil, !beginning, ending == nil, reading == nil, chunks.isEmpty { complaints.append("waits for nothing") }
        }
    }

    /// Answers one of the decisions that are being carried out.
    private mutating func answerOne() {
        if beginning { return answerBeginning() }
        if let ending { return answerEnding(ending) }
        if let reading, chunks.isEmpty || random.once(in: 2) { return answer(reading.range, reading.limit) }
        if let chunk = chunks.randomElement(using: &random) { answer(chunk) }
    }

    private mutating func fails() -> Bool { failures && random.once(in: 12) }

    private mutating func answerBeginning() {
        beginning = false
        planner.apply(fails() ? .notBegun(reason: "full") : .begun(recorded: ranges.sorted { $0.after < $1.after }))
    }

    private mutating func answerEnding(_ how: Planner.Ending) {
        ending = nil
        if fails() { return planner.apply(.notEnded(reason: "full")) }
        endings.append(how)
        planner.apply(.ended)
    }

    private mutating func answer(_ range: ItemRange, _ limit: Int) {
        reading = nil
        if fails() { return planner.apply(.notRead(reason: "damaged")) }
        guard let last = items.filter({ $0 > range.after && $0 <= range.through }).prefix(limit).last else { return planner.apply(.empty) }
        let chunk = ItemRange(after: range.after, through: last)
        if chunks.contains(where: { $0.after < chunk.through && chunk.after < $0.through }) { complaints.append("handed out twice") }
        chunks.append(chunk)
        planner.apply(.opened(through: last))
    }

    private mutating func answer(_ chunk: ItemRange) {
        chunks.removeAll { $0 == chunk }
        if fails() { return planner.apply(.notRecorded(chunk, reason: "full")) }
        if fails() { return planner.apply(.abandoned(chunk)) }
        let inside = items.filter { $0 > chunk.after && $0 <= chunk.through }
        let judged = fails() ? Array(inside.prefix(Int.random(in: 1...inside.count, using: &random))) : inside
        for item in judged { recorded[item, default: 0] += 1 }
        let through = judged[judged.count - 1]
        ranges.append(ItemRange(after: chunk.after, through: through))
        let pace = Planner.Pace(items: judged.count, microseconds: Int64.random(in: 0...1_000_000, using: &random))
        // The process may die between the commit and the moment it hears of it.
        if failures, random.once(in: 50) { return crash(cancelled: false) }
        planner.apply(.recorded(chunk, through: through, pace: pace))
    }
}
