public import AssayRunner
public import AssayStore
public import EvaluatorKit
public import FastCGI

/// The HTTP API below `/api/`: finds the route, who asks and whether they may, and hands over to the resource.
public struct API: Sendable {
    public init(store: Store, registry: Registry, runner: Runner, limits: Limits = Limits()) { fatalError("unwritten") }

    /// Never throws: whatever goes wrong is an error object.
    public func respond(to request: Request) -> Response { fatalError("unwritten") }

    public struct Limits: Sendable {
        /// Rows of a page: `api.max_limit`.
        public var page = 10_000
        /// Bytes of a body.
        public var body = 20_971_520
        /// Bytes of an import: `import.max_body`.
        public var importBody = 1 << 30

        public init() {}
    }
}
