internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// A request on its way to a handler: it is known by now who asks, for what, and that they may.
struct RequestContext {
    let api: API
    let request: Request
    let route: Route
    let credential: Credential
    let query: Query
    /// The segment where the route has `{id}`.
    let idSegment: Substring
    /// What the request takes up of the memory for large bodies and answers.
    let memory: MemoryReservation
    /// For a route below a project or with `{project}`.
    private let projectOfRoute: Project?

    init(api: API, request: Request, destination: RouteMatch, credential: Credential, project: Project?) {
        self.api = api
        self.request = request
        self.credential = credential
        route = destination.route
        idSegment = destination.id
        query = Query(request.query)
        memory = MemoryReservation(of: api.memory)
        projectOfRoute = project
    }

    var store: Store { api.store }
    /// Whose key it is.
    var user: User { credential.key.user }

    /// The project that the path names; asking for it where the route has none is a mistake in the route table, which that request alone pays
    /// for.
    var project: Project {
        get throws(RouteWithoutProject) {
            guard let projectOfRoute else { throw RouteWithoutProject(path: route.path) }
            return projectOfRoute
        }
    }

    /// The id in the path. What is no UUID names nothing.
    func id<Thing>(of thing: Thing.Type = Thing.self) throws(APIError) -> ID<Thing> {
        guard let id = ID<Thing>(idSegment) else { throw .notFound() }
        return id
    }

    /// The body, parsed. Looking up what the path names comes between this and reading its fields.
    func body() throws(APIError) -> Body {
        try Body(of: request, limit: api.limits.body, memory: memory)
    }

    /// Whether only the headers of the answer are asked for.
    var isHead: Bool { request.method == "HEAD" }

    /// Whether fields that are not sent keep their values, required or not.
    var isPartial: Bool { request.method == "PATCH" }
}

/// A handler asked for the project of a route that is below none.
struct RouteWithoutProject: Error {
    let path: String
}
