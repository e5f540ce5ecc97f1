/// `'ab' * 3`: strings, arrays and tuples repeated, and put together.
extension Runtime {
    mutating func repeated(_ sequence: Value, by factor: Value) throws(HogFailure) -> Value {
        let times = try times(factor)
        if sequence.tag == .string {
            let text = heap.text(sequence)
            try checkRoom(forEach: text.count, times: times)
            try checkClock(forBytes: text.count &* times)
            return heap.string(try text.repeated(times, heap.watch))
        }
        let items = heap.items(sequence)
        try checkRoom(forEach: items.count * 8, times: times)
        try checkClock(forBytes: items.count &* 16 &* times)
        let all = try items.repeated(times, heap.watch)
        return sequence.tag == .array ? heap.array(all) : heap.tuple(all)
    }

    private func times(_ factor: Value) throws(HogFailure) -> Int {
        switch factor.tag {
        case .integer, .boolean: return max(factor.asInteger, 0)
        case .bigInteger: throw HogFailure(.overflow, "cannot fit 'int' into an index-sized integer")
        default: throw .type("can't multiply sequence by non-int of type '\(heap.pythonType(factor))'")
        }
    }

    private func checkRoom(forEach cost: Int, times: Int) throws(HogFailure) {
        let (total, overflow) = cost.multipliedReportingOverflow(by: times)
        try checkRoom(for: overflow || total > Int.max / 2 ? Int.max / 2 : total + 8)
    }

    mutating func joined(_ left: Text, _ right: Text) throws(HogFailure) -> Value {
        try checkRoom(for: 8 + left.count + right.count)
        try checkClock(forBytes: left.count + right.count)
        return heap.string(Text(left.string + right.string, count: left.count + right.count))
    }

    func joined(_ left: Value, _ right: Value) throws(HogFailure) -> [Value] {
        let (left, right) = (heap.items(left), heap.items(right))
        try checkRoom(for: 8 + 8 * (left.count + right.count))
        try checkClock(forBytes: 16 * (left.count + right.count))
        return left + right
    }
}

/// What is put together as a whole between two looks at the clock, in bytes of text or in values.
private let portion = 1 << 16

extension Text {
    /// By large portions: character by character a long text takes a second, and so does making sure of its UTF-8.
    fileprivate func repeated(_ times: Int, _ watch: Deadline) throws(HogFailure) -> Text {
        guard count > 0, times > 0 else { return Text("", count: 0) }
        var (part, partTimes) = (string, 1)
        while part.utf8.count < portion, partTimes <= times / 2 {
            part += part
            partTimes *= 2
        }
        var repeated = ""
        repeated.reserveCapacity(string.utf8.count * times)
        for turn in 0..<times / partTimes {
            if turn & 15 == 15 { try watch.checkClock() }
            repeated += part
        }
        let rest = part.utf8.index(part.startIndex, offsetBy: string.utf8.count * (times % partTimes))
        repeated += part[..<rest]
        return Text(repeated, count: count * times)
    }
}

extension [Value] {
    /// By large portions as well.
    fileprivate func repeated(_ times: Int, _ watch: Deadline) throws(HogFailure) -> [Value] {
        guard count > 0, times > 0 else { return [] }
        var (part, partTimes) = (self, 1)
        while part.count < portion, partTimes <= times / 2 {
            part += part
            partTimes *= 2
        }
        var repeated: [Value] = []
        repeated.reserveCapacity(count * times)
        for turn in 0..<times / partTimes {
            if turn & 15 == 15 { try watch.checkClock() }
            repeated += part
        }
        repeated += part[..<(count * (times % partTimes))]
        return repeated
    }
}

extension Value {
    /// What can be repeated.
    var isSequence: Bool { tag == .string || tag == .array || tag == .tuple }
}
