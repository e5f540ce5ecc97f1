internal import FastCGI

/// One endpoint: its path below the prefix, and its methods.
struct Route: Sendable {
    /// Such as `datasets/{id}/items/export/`.
    let path: String
    let actions: [Action]
    /// The media types of its responses; an `Accept` header must allow one of them.
    let produces: [String]
    private let segments: [String]

    init(_ path: String, _ actions: Action..., produces: [String] = ["application/json"]) {
        self.path = path
        self.actions = actions
        self.produces = produces
        segments = path.split(separator: "/").map(String.init)
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

    /// The scopes that `OPTIONS` needs: those for reading.
    var readScopes: [String] {
        (actions.first?.scopes ?? []).map { $0.hasSuffix(":write") ? $0.dropLast("write".count) + "read" : $0 }
    }

    /// The values of `{id}`, empty if the route has none, and `{project}`; `nil` if the path does not match.
    func match(_ path: ArraySlice<Substring>) -> (id: Substring, project: Substring?)? {
        guard path.count == segments.count else { return nil }
        var found: (id: Substring, project: Substring?) = ("", nil)
        for (segment, value) in zip(segments, path) {
            switch segment {
            case "{id}" where !value.isEmpty: found.id = value
            case "{project}" where !value.isEmpty: found.project = value
            default: if segment != value { return nil }
            }
        }
        return found
    }
}

/// The handler of an endpoint for one method, and the scopes that a key needs for it.
struct Action: Sendable {
    typealias Handler = @Sendable (RequestContext) throws -> Response

    let method: Method
    let scopes: [String]
    let handle: Handler

    static func get(_ handle: @escaping Handler, needs scopes: String...) -> Action {
        Action(method: .get, scopes: scopes, handle: handle)
    }

    static func post(_ handle: @escaping Handler, needs scopes: String...) -> Action {
        Action(method: .post, scopes: scopes, handle: handle)
    }

    static func put(_ handle: @escaping Handler, needs scopes: String...) -> Action {
        Action(method: .put, scopes: scopes, handle: handle)
    }

    static func patch(_ handle: @escaping Handler, needs scopes: String...) -> Action {
        Action(method: .patch, scopes: scopes, handle: handle)
    }

    /// `DELETE` is listed among the methods but not supported: clients delete a row by `{"deleted": true}`. The response is a 405 without a
    /// body, whether or not the row exists.
    static func noDelete(needs scopes: String...) -> Action {
        Action(method: .delete, scopes: scopes) { context in
            Response(status: 405, headers: [("Allow", context.route.allow)])
        }
    }
}

/// A method that an endpoint can offer. An endpoint with `GET` also has `HEAD`, and every endpoint has `OPTIONS`.
enum Method: String {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// Every endpoint of the API. Each resource declares its own in its folder; the first route that matches a path is used.
enum RouteTable {
    /// Below `/api/projects/{id}/` and its synonym `/api/environments/{id}/`.
    static let ofProject: [Route] =
        BatchRunEndpoints.routes
        + [ResultExportEndpoint.route]
        + ComparisonEndpoints.routes
        + DatasetEndpoints.routes
        + DatasetItemEndpoints.routes
        + [ImportEndpoint.route, ItemExportEndpoint.route]
        + EvaluationEndpoints.routes
        + EvaluatorEndpoints.routes
        + ProjectEndpoints.routes

    /// Below `/api/`.
    static let ofCaller: [Route] = CallerEndpoints.routes + OrganizationEndpoints.routes + [ProjectEndpoints.collection]
}

/// The route of a path, and the values in the path.
public struct RouteMatch {
    let route: Route
    /// The segment that names the project, for a route below a project or with `{project}`.
    let project: Substring?
    /// The value of `{id}`; empty if the route has none.
    let id: Substring

    /// The endpoint, such as `datasets/{id}/`, for metrics.
    public var endpoint: String { route.path }
    /// Whether the endpoint imports items: how long that takes depends on the client.
    public var isImport: Bool { route.path == ImportEndpoint.route.path }

    /// `nil` if no endpoint has this path. A slash at the end is optional.
    public init?(path: String) {
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
        Substring(decoding: PercentEncoding.decode(segment.utf8, plusIsSpace: false), as: UTF8.self)
    }
}
