/// Repetition (`'ab' * 3`) and concatenation of strings, arrays and tuples.
extension Runtime {
    mutating func repeated(_ sequence: Value, by factor: Value) throws(HogFailure) -> Value {
        let times = try times(factor)
        if sequence.tag == .string {
            let text = heap.text(sequence)
            try checkMemory(forEach: text.count, times: times)
            try checkClock(forBytes: text.count &* times)
            return heap.string(try text.repeated(times, heap.deadline))
        }
        let items = heap.items(sequence)
        try checkMemory(forEach: items.count * 8, times: times)
        try checkClock(forBytes: items.count &* 16 &* times)
        let all = try items.repeated(times, heap.deadline)
        return sequence.tag == .array ? heap.array(all) : heap.tuple(all)
    }

    private func times(_ factor: Value) throws(HogFailure) -> Int {
        switch factor.tag {
        case .integer, .boolean: return max(factor.asInteger, 0)
        case .bigInteger: throw HogFailure(.overflow, "cannot fit 'int' into an index-sized integer")
        default: throw .type("can't multiply sequence by non-int of type '\(heap.pythonType(factor))'")
        }
    }

    private func checkMemory(forEach cost: Int, times: Int) throws(HogFailure) {
        let (total, overflow) = cost.multipliedReportingOverflow(by: times)
        try checkMemory(for: overflow || total > Int.max / 2 ? Int.max / 2 : total + 8)
    }

    mutating func joined(_ left: Text, _ right: Text) throws(HogFailure) -> Value {
        try checkMemory(for: 8 + left.count + right.count)
        try checkClock(forBytes: left.count + right.count)
        return heap.string(Text(left.string + right.string, count: left.count + right.count))
    }

    func joined(_ left: Value, _ right: Value) throws(HogFailure) -> [Value] {
        let (left, right) = (heap.items(left), heap.items(right))
        try checkMemory(for: 8 + 8 * (left.count + right.count))
        try checkClock(forBytes: 16 * (left.count + right.count))
        return left + right
    }
}

/// The size of the chunks appended between two clock checks, in bytes of text or in values.
private let chunkSize = 1 << 16

extension Text {
    /// Appends large chunks. Appending character by character, or validating the UTF-8 of a long text, would take a second.
    fileprivate func repeated(_ times: Int, _ deadline: Deadline) throws(HogFailure) -> Text {
        guard count > 0, times > 0 else { return Text("", count: 0) }
        var (part, partTimes) = (string, 1)
        while part.utf8.count < chunkSize, partTimes <= times / 2 {
            part += part
            partTimes *= 2
        }
        var repeated = ""
        repeated.reserveCapacity(string.utf8.count * times)
        for turn in 0..<times / partTimes {
            if turn & 15 == 15 { try deadline.checkClock() }
            repeated += part
        }
        let rest = part.utf8.index(part.startIndex, offsetBy: string.utf8.count * (times % partTimes))
        repeated += part[..<rest]
        return Text(repeated, count: count * times)
    }
}

extension [Value] {
    /// Appends large chunks, as for text.
    fileprivate func repeated(_ times: Int, _ deadline: Deadline) throws(HogFailure) -> [Value] {
        guard count > 0, times > 0 else { return [] }
        var (part, partTimes) = (self, 1)
        while part.count < chunkSize, partTimes <= times / 2 {
            part += part
            partTimes *= 2
        }
        var repeated: [Value] = []
        repeated.reserveCapacity(count * times)
        for turn in 0..<times / partTimes {
            if turn & 15 == 15 { try deadline.checkClock() }
            repeated += part
        }
        repeated += part[..<(count * (times % partTimes))]
        return repeated
    }
}

extension Value {
    /// Whether it can be repeated.
    var isSequence: Bool { tag == .string || tag == .array || tag == .tuple }
}
