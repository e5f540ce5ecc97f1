internal import AssayDomain
public import AssayRunner
public import AssayStore
public import EvaluatorKit
public import FastCGI
internal import JSON

/// The HTTP API below `/api/`: finds the route, who asks and whether they may, and hands over to the resource.
public struct API: Sendable {
    let store: Store
    let registry: Registry
    let runner: Runner
    let limits: Limits
    /// An import holds a thread for as long as its client takes to send: not all threads may.
    let imports: ProjectSemaphore
    /// A stream holds one for as long as its client takes to read.
    let streams: ProjectSemaphore
    /// What large bodies and answers take up.
    let memory: MemoryBudget
    let report: @Sendable (_ failure: any Error, _ requestID: String) -> Void

    /// `report` is told of what went wrong inside, as opposed to what a client did wrong.
    public init(
        store: Store, registry: Registry, runner: Runner, limits: Limits = Limits(),
        report: @escaping @Sendable (_ failure: any Error, _ requestID: String) -> Void = { _, _ in }
    ) {
        self.store = store
        self.registry = registry
        self.runner = runner
        self.limits = limits
        imports = ProjectSemaphore(limits.imports, share: max(1, limits.imports / 2))
        streams = ProjectSemaphore(limits.streams, share: max(1, limits.streams / 2))
        memory = MemoryBudget(limits.memory)
        self.report = report
    }

    /// Never throws: whatever goes wrong is an error object.
    public func respond(to request: Request) -> Response {
        do {
            return try answer(request)
        } catch {
            let refusal = APIError(error, requestID: request.id)
            if refusal.status >= 500, !(error is APIError) { report(error, request.id) }
            return refusal.response
        }
    }

    public struct Limits: Sendable {
        /// Rows of a page: `api.max_limit`.
        public var page = 10_000
        /// Bytes of a body.
        public var body = 20_971_520
        /// Bytes of an import: `import.max_body`.
        public var importBody = 1 << 30
        /// Imports at a time: fewer than there are threads. One project may have half of them.
        public var imports = 4
        /// Answers that are streamed at a time: `front.streams`. One project may have half of them.
        public var streams = 64
        /// Bytes of memory for large bodies and answers at a time: `front.memory`.
        public var memory = 160 << 20

        public init() {}
    }
}

extension API {
    /// The checks in the order of the contract: route, key, project and scope, method, `Accept`; then the resource.
    private func answer(_ request: Request) throws -> Response {
        guard let destination = RouteMatch(path: request.path) else { throw APIError.notFound("Endpoint not found.") }
        let route = destination.route
        let credential = try credential(of: request)
        let action = route.action(request.method)
        let scopes = action?.scopes ?? (request.method == "OPTIONS" ? route.readScopes : [])
        let project = try admit(credential, to: destination, scopes: scopes)
        if request.method == "OPTIONS" { return route.description }
        guard let action else { throw APIError.methodNotAllowed(request.method, allow: route.allow) }
        guard MediaType.isAccepted(route.produces, by: request.header("accept")) else { throw APIError.notAcceptable }
        let exchange = RequestContext(api: self, request: request, destination: destination, credential: credential, project: project)
        var response = try action.method == .get ? read(exchange, action) : action.handle(exchange)
        if exchange.isHead { response.body = .bytes([]) }
        // What was changed is changed: only a question can be asked again.
        if action.method == .get, case .bytes(let bytes) = response.body, bytes.count > Self.largeValue {
            try exchange.memory.grow(by: bytes.count - exchange.memory.size)
        }
        if exchange.memory.size > 0, response.holding == nil { response.holding = exchange.memory }
        return response
    }

    /// Bytes of a value in the database, or of an answer, that are looked at more closely.
    static let largeValue = 1 << 20
    /// Memory for reading a row with large values, and for writing it.
    static let largeRow = 48 << 20

    /// An answer that needs a value of more than a megabyte has to find room for it first, and is then made once more.
    private func read(_ exchange: RequestContext, _ action: Action) throws -> Response {
        do {
            return try store.limitingValues(to: Self.largeValue) { try action.handle(exchange) }
        } catch StoreError.valueTooLarge {
            try exchange.memory.grow(by: Self.largeRow)
            let response = try action.handle(exchange)
            if case .bytes(let bytes) = response.body { exchange.memory.shrink(to: bytes.count) }
            return response
        }
    }

    private func admit(_ credential: Credential, to destination: RouteMatch, scopes: [String]) throws -> Project? {
        guard let segment = destination.project else {
            try check(scopes, of: credential)
            return nil
        }
        return try project(named: segment, for: credential, scopes: scopes)
    }
}

extension Route {
    /// The answer to `OPTIONS`.
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

extension API {
    /// The endpoint that a path leads to, such as `datasets/{id}/`, for counting; `nil` where there is none.
    public static func endpoint(ofPath path: String) -> String? { RouteMatch(path: path)?.route.path }

    /// The endpoint of imports, whose requests take as long as their clients need to send.
    public static var importEndpoint: String { ImportEndpoint.route.path }
}
