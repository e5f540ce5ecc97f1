/// A request and its expected response from a `.http` file.
struct RecordedExchange: Sendable {
    /// The requirement, with the number of the contract check.
    let title: String
    let method: String
    let target: String
    let headers: [(name: String, value: String)]
    let body: String?
    let expected: Expected

    struct Expected: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        /// `nil` if any body is allowed; empty if there must be none.
        let body: String?
    }
}

extension RecordedExchange {
    /// The exchanges of a file, in order. `Tests/Wire/README.md` describes the format.
    static func all(in text: String) -> [RecordedExchange] {
        var exchanges: [RecordedExchange] = []
        var lines: [Substring] = []
        var title = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) + ["======== end" as Substring] {
            guard line.hasPrefix("======== ") else {
                lines.append(line)
                continue
            }
            if !title.isEmpty { exchanges.append(RecordedExchange(title: title, lines: lines)) }
            title = String(line.dropFirst(9))
            lines = []
        }
        return exchanges
    }

    private init(title: String, lines: [Substring]) {
        let parts = lines.split(separator: "--------", maxSplits: 1, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "no line of dashes in “\(title)”")
        let request = Message(parts[0])
        let response = Message(parts[1])
        let start = request.start.split(separator: " ", maxSplits: 1)
        self.title = title
        method = String(start[0])
        target = String(start[1])
        headers = request.headers
        body = request.body.map { $0.joined(separator: "\n") }
        let folded = response.body.map { $0.map { $0.drop(while: { $0 == " " }) }.joined() }
        expected = Expected(
            status: Int(response.start) ?? 0, headers: response.headers, body: folded == "(empty)" ? "" : folded)
    }

    /// A first line, header lines, an empty line, and the body.
    private struct Message {
        let start: Substring
        let headers: [(name: String, value: String)]
        let body: ArraySlice<Substring>?

        init(_ lines: ArraySlice<Substring>) {
            var remaining = lines.drop { $0.isEmpty }
            start = remaining.popFirst() ?? ""
            var headers: [(name: String, value: String)] = []
            while let line = remaining.first, !line.isEmpty {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers.append((String(parts[0]), parts.count > 1 ? String(parts[1].dropFirst()) : ""))
                remaining.removeFirst()
            }
            self.headers = headers
            remaining = remaining.drop { $0.isEmpty }
            while remaining.last?.isEmpty == true { remaining.removeLast() }
            body = remaining.isEmpty ? nil : remaining
        }
    }
}
