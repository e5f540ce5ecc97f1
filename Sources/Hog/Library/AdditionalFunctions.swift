internal import BigInt
internal import Pattern

/// The functions that Assay adds: PostHog's machine does not have them, so a program that uses one runs only in Assay.
enum AdditionalFunctions {
    static let all: [LibraryFunction] = [
        LibraryFunction("abs", 1, 1, abs),
        LibraryFunction("endsWith", 2, 2, endsWith),
        LibraryFunction("extractAll", 2, 2, extractAll),
        LibraryFunction("replaceRegex", 3, 3, RegexReplacement.replaceRegex),
        LibraryFunction("splitByRegex", 2, 2, splitByRegex),
    ]

    private static func abs(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .float: return .float(value.asFloat.magnitude)
        case .boolean: return .integer(value.asBoolean ? 1 : 0)
        case .integer where value.asInteger != .min: return .integer(Swift.abs(value.asInteger))
        case .integer, .bigInteger: return runtime.heap.integer(BigInt(runtime.heap.wholeNumber(value).magnitude))
        default: throw .type("bad operand type for abs(): '\(runtime.heap.pythonType(value))'")
        }
    }

    private static func endsWith(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string, arguments[1].tag == .string else { return .boolean(false) }
        let (text, end) = (runtime.heap.text(arguments[0]), runtime.heap.text(arguments[1]))
        return .boolean(text.withBytes { bytes in end.withBytes { bytes.suffix($0.count).elementsEqual($0) } })
    }
}

// MARK: Matches

extension AdditionalFunctions {
    /// The first group of each match if the pattern has groups, otherwise the whole match. As in ClickHouse, an empty match is none.
    private static func extractAll(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[0].isNull, !arguments[1].isNull else { return runtime.heap.array([]) }
        let text = try runtime.heap.pythonText(of: arguments[0])
        let pattern = try runtime.pattern(try runtime.heap.pythonText(of: arguments[1]))
        let group = min(pattern.groupCount, 1)
        var found = StringArray(runtime)
        var matches = MatchIterator(of: pattern, in: text, groups: group)
        while let match = try matches.next(runtime.heap.deadline) {
            if !match.utf8Range.isEmpty { try found.append(Text(String(match[group] ?? "")), &runtime) }
        }
        return runtime.heap.array(found.items)
    }

    /// The parts between the matches. An empty pattern separates all characters; an empty match of another pattern separates nothing.
    private static func splitByRegex(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard !arguments[1].isNull else { return .null }
        try runtime.requireStrings(arguments, ["pattern", "text"], of: "splitByRegex")
        let (source, text) = (runtime.heap.text(arguments[0]), runtime.heap.text(arguments[1]))
        var parts = StringArray(runtime)
        guard source.count > 0 else {
            for scalar in text.string.unicodeScalars { try parts.append(Text(String(scalar), count: 1), &runtime) }
            return runtime.heap.array(parts.items)
        }
        var matches = MatchIterator(of: try runtime.pattern(source), in: text)
        var start = 0
        while let match = try matches.next(runtime.heap.deadline) {
            guard !match.utf8Range.isEmpty else { continue }
            try parts.append(text.part(start..<match.utf8Range.lowerBound), &runtime)
            start = match.utf8Range.upperBound
        }
        try parts.append(text.part(start..<text.string.utf8.count), &runtime)
        return runtime.heap.array(parts.items)
    }
}

extension Runtime {
    /// Fails if one of the arguments, whose names are given, is not a string.
    func requireStrings(_ arguments: CallArguments, _ names: [String], of function: String) throws(HogFailure) {
        for (argument, name) in zip(arguments, names) where argument.tag != .string {
            throw .type("Function \(function) requires \(name) to be a string, got \(heap.pythonType(argument))")
        }
    }
}

/// The strings of an array that is being built, within the limits of the run.
private struct StringArray {
    private(set) var items: [Value] = []
    private var cost = 8
    private let allocatedBefore: Int

    init(_ runtime: borrowing Runtime) { allocatedBefore = runtime.heap.allocated }

    mutating func append(_ text: Text, _ runtime: inout Runtime) throws(HogFailure) {
        cost += 8 + text.count
        try runtime.checkMemory(for: cost)
        try runtime.checkMemory(allocatedSince: allocatedBefore)
        if items.count & 4095 == 4095 { try runtime.checkClock() }
        items.append(runtime.heap.string(text))
    }
}
