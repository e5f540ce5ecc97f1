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

    /// Whether the path is that of a request; `id` is the segment where the route has `{id}`.
    func matches(_ segments: ArraySlice<Substring>, id: inout Substring) -> Bool {
        guard segments.count == pieces.count else { return false }
        for (piece, segment) in zip(pieces, segments) {
            if piece == "{id}", !segment.isEmpty {
                id = segment
            } else if piece != segment {
                return false
            }
        }
        return true
    }
}
