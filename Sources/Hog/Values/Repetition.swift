/// `'ab' * 3`: strings, arrays and tuples repeated, and put together.
extension Runtime {
    mutating func repeated(_ sequence: Value, by factor: Value) throws(HogFailure) -> Value {
        let times = try times(factor)
        if sequence.tag == .string {
            let text = heap.text(sequence)
            try checkRoom(forEach: text.count, times: times)
            try checkClock(forBytes: text.count &* times)
            return heap.string(text.repeated(times))
        }
        let items = heap.items(sequence)
        try checkRoom(forEach: items.count * 8, times: times)
        try checkClock(forBytes: items.count &* 16 &* times)
        var all: [Value] = []
        all.reserveCapacity(items.count * times)
        for _ in 0..<(items.isEmpty ? 0 : times) { all.append(contentsOf: items) }
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

extension Text {
    /// What is there already is copied as a whole: character by character a long text takes a second.
    fileprivate func repeated(_ times: Int) -> Text {
        let size = string.utf8.count * times
        guard size > 0 else { return Text("", count: 0) }
        let repeated = withBytes { bytes in
            String(unsafeUninitializedCapacity: size) { output in
                var written = output[...].update(fromContentsOf: bytes)
                while written < size {
                    let copied = output[..<min(written, size - written)]
                    written = output[written...].update(fromContentsOf: copied)
                }
                return size
            }
        }
        return Text(repeated, count: count * times)
    }
}

extension Value {
    /// What can be repeated.
    var isSequence: Bool { tag == .string || tag == .array || tag == .tuple }
}
