import JSON

/// What the comments in the margin of a program say: what it is given, what it prints, and how it ends.
struct Margin: Equatable {
    enum End: Equatable {
        /// In the value form; `nil` where any value will do.
        case returns(String?)
        /// `Class: message`.
        case fails(String)
        case refused(message: String, line: Int)
    }

    var globals = "{}"
    /// Whether it is compiled as evaluations are.
    var isNullSafe = false
    var limit: Duration?
    var memory: Int?
    /// Lines of the output, in the order of the source.
    var prints: [String] = []
    var end = End.returns(nil)
    private var saysHowItEnds = false

    private static let names: Set = ["prints", "returns", "fails", "refused", "globals", "null-safe", "limit", "memory"]

    init(of source: String) throws(MarginError) {
        var line = 0
        for text in source.split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            guard let comment = text.firstMatch(of: /(?:^|\s)\/\/(\s*([a-z-]+)(\s*:)?.*)/) else { continue }
            let name = String(comment.output.2)
            guard comment.output.3 != nil || Self.names.contains(name) else { continue }
            try take(String(comment.output.1), named: name, line: line)
        }
        guard saysHowItEnds || !prints.isEmpty else { throw MarginError(line: line, "it expects nothing") }
    }

    /// A comment from behind its slashes.
    private mutating func take(_ comment: String, named name: String, line: Int) throws(MarginError) {
        if comment == " null-safe" {
            isNullSafe = true
            return
        }
        let prefix = comment.hasPrefix(" \(name): ") ? " \(name): " : " \(name):"
        guard comment.hasPrefix(prefix), prefix.hasSuffix(" ") || comment == prefix else {
            throw MarginError(line: line, "“//\(comment)” is not spelled “// name: text”")
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
        default: throw MarginError(line: line, "nobody knows “\(name)”")
        }
    }

    private mutating func finish(_ end: End, line: Int) throws(MarginError) {
        guard !saysHowItEnds else { throw MarginError(line: line, "it ends twice") }
        self.end = end
        saysHowItEnds = true
    }

    private func number(_ text: String, unit: String, line: Int) throws(MarginError) -> Int {
        guard text.hasSuffix(unit), let number = Int(text.dropLast(unit.count)) else {
            throw MarginError(line: line, "“\(text)” is not a number\(unit)")
        }
        return number
    }
}

/// Why a margin cannot be understood.
struct MarginError: Error, Equatable, CustomStringConvertible {
    let line: Int
    let reason: String

    init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    var description: String { "line \(line): \(reason)" }
}
