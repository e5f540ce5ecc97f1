import JSON

/// The expectations in the comments of a program: its globals and limits, what it prints, and how it ends.
struct Expectations: Equatable {
    enum End: Equatable {
        /// The printed value; `nil` if any value will do.
        case returns(String?)
        /// `Class: message`.
        case fails(String)
        case refused(message: String, line: Int)
    }

    var globals = "{}"
    /// Whether it is compiled with null-safe comparisons, as evaluations are.
    var isNullSafe = false
    var limit: Duration?
    var memory: Int?
    /// The expected lines of output, in the order of the source.
    var prints: [String] = []
    var end = End.returns(nil)
    private var hasEnd = false

    private static let names: Set = ["prints", "returns", "fails", "refused", "globals", "null-safe", "limit", "memory"]

    init(of source: String) throws(ExpectationsError) {
        var line = 0
        for text in source.split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            guard let comment = text.firstMatch(of: /(?:^|\s)\/\/(\s*([a-z-]+)(\s*:)?.*)/) else { continue }
            let name = String(comment.output.2)
            guard comment.output.3 != nil || Self.names.contains(name) else { continue }
            try readComment(String(comment.output.1), named: name, line: line)
        }
        guard hasEnd || !prints.isEmpty else { throw ExpectationsError(line: line, "it has no expectations") }
    }

    /// Reads a comment, given without its slashes.
    private mutating func readComment(_ comment: String, named name: String, line: Int) throws(ExpectationsError) {
        if comment == " null-safe" {
            isNullSafe = true
            return
        }
        let prefix = comment.hasPrefix(" \(name): ") ? " \(name): " : " \(name):"
        guard comment.hasPrefix(prefix), prefix.hasSuffix(" ") || comment == prefix else {
            throw ExpectationsError(line: line, "“//\(comment)” must be written “// name: text”")
        }
        let text = String(comment.dropFirst(prefix.count))
        switch name {
        case "prints": prints.append(text)
        case "returns": try finish(.returns(text), line: line)
        case "fails": try finish(.fails(text), line: line)
        case "refused": try finish(.refused(message: text, line: line), line: line)
        case "globals": globals = text
        case "limit": limit = .milliseconds(try number(text, unit: " ms", line: line))
        case "memory": memory = try number(text, unit: "", line: line)
        default: throw ExpectationsError(line: line, "unknown directive “\(name)”")
        }
    }

    private mutating func finish(_ end: End, line: Int) throws(ExpectationsError) {
        guard !hasEnd else { throw ExpectationsError(line: line, "it has two ends") }
        self.end = end
        hasEnd = true
    }

    private func number(_ text: String, unit: String, line: Int) throws(ExpectationsError) -> Int {
        guard text.hasSuffix(unit), let number = Int(text.dropLast(unit.count)) else {
            throw ExpectationsError(line: line, "“\(text)” is not a number\(unit)")
        }
        return number
    }
}

/// Why expectations are invalid.
struct ExpectationsError: Error, Equatable, CustomStringConvertible {
    let line: Int
    let reason: String

    init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    var description: String { "line \(line): \(reason)" }
}
