internal import AssayDomain
public import AssayRunner
public import AssayStore
public import EvaluatorKit
public import FastCGI
internal import JSON

/// The HTTP API below `/api/`: finds the route, authenticates and authorizes the caller, and calls the resource's handler.
public struct API: Sendable {
    let store: Store
    let evaluators: EvaluatorCache
    let runner: Runner
    let limits: Limits
    /// Limits imports: each one holds a thread for as long as its client takes to send.
    let imports: ProjectSemaphore
    /// Limits streamed responses: each one lasts for as long as its client takes to read.
    let streams: ProjectSemaphore
    /// Memory for large request bodies and responses.
    let memory: MemoryBudget
    let report: @Sendable (_ failure: any Error, _ requestID: String) -> Void

    /// - Parameters:
    ///   - evaluators: the cache that the runner uses, too.
    ///   - report: called with internal failures, but not with mistakes of clients.
    public init(
        store: Store, evaluators: EvaluatorCache, runner: Runner, limits: Limits = Limits(),
        report: @escaping @Sendable (_ failure: any Error, _ requestID: String) -> Void = { _, _ in }
    ) {
        self.store = store
        self.evaluators = evaluators
        self.runner = runner
        self.limits = limits
        imports = ProjectSemaphore(limits.imports, perProject: max(1, limits.imports / 2))
        streams = ProjectSemaphore(limits.streams, perProject: max(1, limits.streams / 2))
        memory = MemoryBudget(limits.memory)
        self.report = report
    }

    /// Never throws: every failure becomes a response with an error object.
    ///
    /// - Parameter match: what `RouteMatch` makes of the request's path.
    public func respond(to request: Request, match: RouteMatch?) -> Response {
        do {
            return try handle(request, match)
        } catch {
            let refusal = APIError(error, requestID: request.id)
            if refusal.status >= 500, !(error is APIError) { report(error, request.id) }
            return refusal.response
        }
    }

    public struct Limits: Sendable {
        /// Maximum rows of a page: `api.max_limit`.
        public var page = 10_000
        /// Maximum bytes of a body.
        public var body = 20_971_520
        /// Maximum bytes of an import: `import.max_body`.
        public var importBody = 1 << 30
        /// Concurrent imports: fewer than there are threads. One project may use half of them.
        public var imports = 4
        /// Concurrent streamed responses: `front.streams`. One project may use half of them.
        public var streams = 64
        /// Bytes of memory for all large bodies and responses together: `front.memory`.
        public var memory = 160 << 20

        public init() {}
    }
}

extension API {
    var registry: Registry { evaluators.registry }

    /// The checks in the order of the contract: route, key, project and scope, method, `Accept`; then the resource.
    private func handle(_ request: Request, _ match: RouteMatch?) throws -> Response {
        guard let match else { throw APIError.notFound("Endpoint not found.") }
        let route = match.route
        let action = route.action(request.method)
        let scopes = action?.scopes ?? (request.method == "OPTIONS" ? route.readScopes : [])
        let context = try RequestContext(request, match, scopes: scopes, in: self)
        if request.method == "OPTIONS" { return route.description }
        guard let action else { throw APIError.methodNotAllowed(request.method, allow: route.allow) }
        guard MediaType.isAccepted(route.produces, by: request.header("accept")) else { throw APIError.notAcceptable }
        var response = try action.method == .get ? handleRead(context, action) : action.handle(context)
        if context.isHead { response.body = .bytes([]) }
        // A refusal for lack of memory is safe only for a GET: it has changed nothing and can be repeated.
        if action.method == .get, case .bytes(let bytes) = response.body, bytes.count > Self.largeValue {
            try context.memory.grow(by: bytes.count - context.memory.size)
        }
        if context.memory.size > 0, response.holding == nil { response.holding = context.memory }
        return response
    }

    /// Bytes above which a value in the database, or a response, must reserve memory.
    static let largeValue = 1 << 20
    /// Bytes to reserve for reading a row with large values and writing it.
    static let largeRow = 48 << 20

    /// Runs a GET handler with small values only; if it meets a large one, reserves memory and runs the handler again.
    private func handleRead(_ context: RequestContext, _ action: Action) throws -> Response {
        do {
            return try store.limitingValues(to: Self.largeValue) { try action.handle(context) }
        } catch StoreError.valueTooLarge {
            try context.memory.grow(by: Self.largeRow)
            let response = try action.handle(context)
            if case .bytes(let bytes) = response.body { context.memory.shrink(to: bytes.count) }
            return response
        }
    }
}

extension Route {
    /// The response to `OPTIONS`.
    fileprivate var description: Response {
        var response = Response.json { json in
            json.beginObject()
            json.member("name", path)
            json.member("renders", produces)
            json.member("parses", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])
            json.endObject()
        }
        response.headers.append(("Allow", allow))
        return response
    }
}
