/// One endpoint: its path below the prefix, and what it offers there.
struct Route: Sendable {
    /// `datasets/{id}/items/export/`
    let path: String
    let actions: [Action]
    /// What it can answer with; an `Accept` header must let one of them through.
    let produces: [String]
    private let pieces: [String]

    init(_ path: String, _ actions: Action..., produces: [String] = ["application/json"]) {
        self.path = path
        self.actions = actions
        self.produces = produces
        pieces = path.split(separator: "/").map(String.init)
    }

    func action(_ method: String) -> Action? {
        actions.first { $0.method.rawValue == (method == "HEAD" ? "GET" : method) }
    }

    /// The methods as the `Allow` header lists them.
    var allow: String {
        var methods = actions.map(\.method.rawValue)
        if methods.contains("GET") { methods.append("HEAD") }
        methods.append("OPTIONS")
        return methods.joined(separator: ", ")
    }

    /// The scopes for looking at what it offers: those for reading.
    var readScopes: [String] {
        (actions.first?.scopes ?? []).map { $0.hasSuffix(":write") ? $0.dropLast("write".count) + "read" : $0 }
    }

    /// The segments where the route has `{id}`, empty where it has none, and `{project}`; `nil` where the path is not that of a request.
    func match(_ segments: ArraySlice<Substring>) -> (id: Substring, project: Substring?)? {
        guard segments.count == pieces.count else { return nil }
        var found: (id: Substring, project: Substring?) = ("", nil)
        for (piece, segment) in zip(pieces, segments) {
            switch piece {
            case "{id}" where !segment.isEmpty: found.id = segment
            case "{project}" where !segment.isEmpty: found.project = segment
            default: if piece != segment { return nil }
            }
        }
        return found
    }
}
