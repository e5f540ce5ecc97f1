/// One exchange of a `.http` file: what is sent, and what must come back.
struct RecordedExchange: Sendable {
    /// What is promised, with the number of the contract check.
    let promise: String
    let method: String
    let target: String
    let headers: [(name: String, value: String)]
    let body: String?
    let expected: Expected

    struct Expected: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        /// `nil`: the body does not matter. Empty: there must be none.
        let body: String?
    }
}

extension RecordedExchange {
    /// The exchanges of a file, in order. `Tests/Wire/README.md` describes the form.
    static func all(in text: String) -> [RecordedExchange] {
        var exchanges: [RecordedExchange] = []
        var lines: [Substring] = []
        var promise = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) + ["======== end" as Substring] {
            guard line.hasPrefix("======== ") else {
                lines.append(line)
                continue
            }
            if !promise.isEmpty { exchanges.append(RecordedExchange(promise: promise, lines: lines)) }
            promise = String(line.dropFirst(9))
            lines = []
        }
        return exchanges
    }

    private init(promise: String, lines: [Substring]) {
        let parts = lines.split(separator: "--------", maxSplits: 1, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "no line of dashes in “\(promise)”")
        let request = Message(parts[0])
        let response = Message(parts[1])
        let start = request.start.split(separator: " ", maxSplits: 1)
        self.promise = promise
        method = String(start[0])
        target = String(start[1])
        headers = request.headers
        body = request.body.map { $0.joined(separator: "\n") }
        let folded = response.body.map { $0.map { $0.drop(while: { $0 == " " }) }.joined() }
        expected = Expected(
            status: Int(response.start) ?? 0, headers: response.headers, body: folded == "(empty)" ? "" : folded)
    }

    /// A first line, header lines, and after an empty line the body.
    private struct Message {
        let start: Substring
        let headers: [(name: String, value: String)]
        let body: ArraySlice<Substring>?

        init(_ lines: ArraySlice<Substring>) {
            var rest = lines.drop { $0.isEmpty }
            start = rest.popFirst() ?? ""
            var headers: [(name: String, value: String)] = []
            while let line = rest.first, !line.isEmpty {
                let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers.append((String(halves[0]), halves.count > 1 ? String(halves[1].dropFirst()) : ""))
                rest.removeFirst()
            }
            self.headers = headers
            rest = rest.drop { $0.isEmpty }
            while rest.last?.isEmpty == true { rest.removeLast() }
            body = rest.isEmpty ? nil : rest
        }
    }
}
