/// Where a path leads.
struct RouteMatch {
    let route: Route
    /// The segment that names the project, for a route below one or with `{project}`.
    let project: Substring?
    /// The segment where the route has `{id}`; empty where it has none.
    let id: Substring

    /// `nil` where no endpoint has this path. A slash at the end makes no difference.
    init?(path: String) {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if segments.last == "" { segments.removeLast() }
        guard segments.popFirst() == "api" else { return nil }
        if path.utf8.contains(UInt8(ascii: "%")) { segments = segments.map(Self.decode)[...] }
        if let prefix = segments.first, prefix == "projects" || prefix == "environments", segments.count > 1 {
            self.init(RouteTable.ofProject, segments.dropFirst(2), project: segments[segments.startIndex + 1])
        } else {
            self.init(RouteTable.ofCaller, segments, project: nil)
        }
    }

    private init?(_ routes: [Route], _ segments: ArraySlice<Substring>, project: Substring?) {
        for route in routes {
            guard let found = route.match(segments) else { continue }
            self.route = route
            self.project = project ?? found.project
            id = found.id
            return
        }
        return nil
    }

    private static func decode(_ segment: Substring) -> Substring {
        Substring(decoding: PercentEncoding.decode(segment.utf8, plusIsBlank: false), as: UTF8.self)
    }
}
