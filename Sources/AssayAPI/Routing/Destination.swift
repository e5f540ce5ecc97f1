/// Where a path leads.
struct Destination {
    let route: Route
    /// The segment that names the project, for a route below one.
    let project: Substring?
    /// The segment where the route has `{id}`; empty where it has none.
    let id: Substring

    /// `nil` where no endpoint has this path. A slash at the end makes no difference.
    init?(path: String) {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if segments.last == "" { segments.removeLast() }
        guard segments.popFirst() == "api" else { return nil }
        if path.utf8.contains(UInt8(ascii: "%")) { segments = segments.map(Self.decode)[...] }
        var id: Substring = ""
        if let prefix = segments.first, prefix == "projects" || prefix == "environments", segments.count > 1 {
            let below = segments.dropFirst(2)
            guard let route = RouteTable.ofProject.first(where: { $0.matches(below, id: &id) }) else { return nil }
            self.init(route: route, project: segments[segments.startIndex + 1], id: id)
        } else {
            guard let route = RouteTable.ofCaller.first(where: { $0.matches(segments, id: &id) }) else { return nil }
            self.init(route: route, project: nil, id: id)
        }
    }

    private init(route: Route, project: Substring?, id: Substring) {
        self.route = route
        self.project = project
        self.id = id
    }

    private static func decode(_ segment: Substring) -> Substring {
        Substring(decoding: PercentEncoding.decode(segment.utf8, plusIsBlank: false), as: UTF8.self)
    }
}
