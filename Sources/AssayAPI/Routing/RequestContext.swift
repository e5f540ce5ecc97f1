internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// An authenticated, authorized and routed request, as a handler gets it. Its initializer, in `Authentication.swift`, makes the checks.
struct RequestContext {
    let api: API
    let request: Request
    let route: Route
    /// The key that the request was made with.
    let key: APIKey
    let query: Query
    /// The value of `{id}` in the route.
    let idSegment: Substring
    /// The memory that the request has reserved for a large body or response.
    let memory: MemoryReservation
    /// The project, for a route below one or with `{project}`.
    let projectOfRoute: Project?

    var store: Store { api.store }
    /// The owner of the key.
    var user: User { key.user }

    /// The project that the path names. Throws if the route has none: that is a mistake in the route table, and only this request fails.
    var project: Project {
        get throws(RouteWithoutProject) {
            guard let projectOfRoute else { throw RouteWithoutProject(path: route.path) }
            return projectOfRoute
        }
    }

    /// The id in the path. Throws not found if it is not a UUID.
    func id<Thing>(of thing: Thing.Type = Thing.self) throws(APIError) -> ID<Thing> {
        guard let id = ID<Thing>(idSegment) else { throw .notFound() }
        return id
    }

    /// The parsed body. Handlers look up the row that the path names after this and before they read the fields.
    func body() throws(APIError) -> Body {
        try Body(of: request, limit: api.limits.body, memory: memory)
    }

    /// Whether the client wants only the headers of the response.
    var isHead: Bool { request.method == "HEAD" }

    /// Whether fields that are not sent keep their values, even required ones.
    var isPartial: Bool { request.method == "PATCH" }
}

/// A handler asked for the project of a route that has none.
struct RouteWithoutProject: Error {
    let path: String
}

extension RequestContext {
    /// A response that is written piece by piece, on a thread of its own. The number of these is limited, in total and for each project.
    func stream(
        _ headers: [(name: String, value: String)],
        _ produce: @escaping @Sendable (_ stream: any ResponseStream) throws(StreamAborted) -> Void
    ) throws -> Response {
        var response = Response(status: 200, headers: headers, body: .stream(produce))
        guard !isHead else { return response }
        guard let permit = api.streams.tryAcquire(for: try project.number) else { throw APIError.throttled(seconds: 10) }
        response.holding = permit
        return response
    }
}
