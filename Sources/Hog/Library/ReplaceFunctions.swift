/// Replacing parts of a text, and splitting a text at a separator.
enum ReplaceFunctions {
    static let all: [LibraryFunction] = [
        LibraryFunction("replaceOne", 3, 3) { (arguments, runtime) throws(HogFailure) in try replace(arguments, &runtime, limit: 1) },
        LibraryFunction("replaceAll", 3, 3) { (arguments, runtime) throws(HogFailure) in try replace(arguments, &runtime, limit: .max) },
        LibraryFunction("splitByString", 2, 3, split),
    ]

    private static func replace(_ arguments: CallArguments, _ runtime: inout Runtime, limit: Int) throws(HogFailure) -> Value {
        guard !arguments[0].isNull else { return .null }
        guard arguments[0].tag == .string else { throw runtime.heap.hasNoAttribute("replace", arguments[0]) }
        for index in 1...2 where arguments[index].tag != .string {
            let type = arguments[index].isNull ? "None" : runtime.heap.pythonType(arguments[index])
            throw .type("replace() argument \(index) must be str, not \(type)")
        }
        let (text, old, new) = (runtime.heap.text(arguments[0]), runtime.heap.text(arguments[1]), runtime.heap.text(arguments[2]))
        let found = min(limit, old.count == 0 ? text.count + 1 : text.count(of: old))
        let count = text.count + found * (new.count - old.count)
        try runtime.checkMemory(for: 8 + count)
        guard found > 0 else { return arguments[0] }
        let string = old.count == 0 ? try interspersed(text, new, found, runtime) : replaced(text, old, new, found)
        return runtime.heap.string(Text(string, count: count))
    }

    private static func replaced(_ text: Text, _ old: Text, _ new: Text, _ limit: Int) -> String {
        let size = (old.string.utf8.count, new.string.utf8.count)
        return text.withBytes { bytes in
            old.withBytes { needle in
                new.withBytes { replacement in
                    String(unsafeUninitializedCapacity: bytes.count + limit * (size.1 - size.0)) { output in
                        var occurrences = Occurrences(of: needle, in: bytes)
                        var (read, written, left) = (0, 0, limit)
                        while left > 0, let offset = occurrences.next() {
                            written = output.write(bytes[read..<offset], at: written)
                            written = output.write(replacement[...], at: written)
                            read = offset + needle.count
                            left -= 1
                        }
                        return output.write(bytes[read...], at: written)
                    }
                }
            }
        }
    }

    /// Inserts `new` before each of the first `limit` characters, and at the end if `limit` is larger than their number.
    private static func interspersed(
        _ text: Text, _ new: Text, _ limit: Int, _ runtime: borrowing Runtime
    ) throws(HogFailure) -> String {
        var output = ""
        output.reserveCapacity(text.string.utf8.count + limit * new.string.utf8.count)
        var left = limit
        for scalar in text.string.unicodeScalars {
            if left > 0 { output += new.string }
            left -= 1
            if left & 4095 == 0 { try runtime.checkClock() }
            output.unicodeScalars.append(scalar)
        }
        if left > 0 { output += new.string }
        return output
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes bytes and returns the offset after them.
    fileprivate func write(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at offset: Int) -> Int {
        self[offset...].update(fromContentsOf: bytes)
    }
}

// MARK: Splitting

extension ReplaceFunctions {
    private static func split(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[1].isNull else { return .null }
        guard arguments[1].tag == .string else { throw runtime.heap.hasNoAttribute("split", arguments[1]) }
        let limit = try maximum(arguments.given(2), &runtime)
        let text = runtime.heap.text(arguments[1])
        switch arguments[0].tag {
        case .null:
            let words = try Whitespace.words(in: text, atMost: runtime.limits.memory / 8, runtime.heap.deadline)
            return try array(words, limit, &runtime)
        case .string: break
        default: throw .type("must be str or None, not \(runtime.heap.pythonType(arguments[0]))")
        }
        let separator = runtime.heap.text(arguments[0])
        guard separator.count > 0 else { throw .value("empty separator") }
        let most = limit.map { $0 < 0 ? .max : $0 } ?? .max
        let found = min(most, text.count(of: separator))
        // If the limit is not reached, the parts contain all of the text.
        let rest = 8 + text.count - found * separator.count
        try runtime.checkMemory(for: 8 + 8 * found + (found < most ? rest : 0))
        let offsets = text.offsets(of: separator, limit: found)
        var parts: [Text] = []
        var start = 0
        for offset in offsets {
            parts.append(text.part(start..<offset))
            start = offset + separator.string.utf8.count
        }
        parts.append(text.part(start..<text.string.utf8.count))
        return try array(parts, limit, &runtime)
    }

    /// The first `limit` parts; a negative limit drops parts at the end.
    private static func array(_ parts: [Text], _ limit: Int?, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let kept = limit.map { $0 < 0 ? parts.dropLast(Int(min($0.magnitude, parts.count.magnitude))) : parts.prefix($0) } ?? parts[...]
        try runtime.checkMemory(for: kept.reduce(8) { $0 + 8 + $1.count })
        var items: [Value] = []
        items.reserveCapacity(kept.count)
        // Without this, growing would hold the old and the new buffer at the same time.
        let strings = runtime.heap.strings.count
        if kept.count > strings { runtime.heap.strings.reserveCapacity(strings + kept.count) }
        for part in kept {
            if items.count & 4095 == 4095 { try runtime.checkClock() }
            items.append(runtime.heap.string(part))
        }
        return runtime.heap.array(items)
    }

    private static func maximum(_ value: Value?, _ runtime: inout Runtime) throws(HogFailure) -> Int? {
        guard let value, !value.isNull else { return nil }
        guard value.isPythonInteger else { throw runtime.heap.notAnInteger(value) }
        guard value.tag != .bigInteger else { throw HogFailure(.overflow, "Python int too large to convert to C ssize_t") }
        return value.asInteger
    }
}
