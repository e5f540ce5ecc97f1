/// A request as nginx passed it on. The body is read on demand.
public struct Request {
    /// Upper case: `GET`.
    public let method: String
    /// What the client asked for, before `?`, percent-encoding and all.
    public let path: String
    /// After `?`, percent-encoding and all; empty where there is none.
    public let query: String
    /// `http` or `https`, as the client saw it.
    public let scheme: String
    /// The `Host` header as the client sent it.
    public let host: String
    /// What the log of nginx calls this request, too.
    public let id: String
    public let body: any RequestBody
    private let parameters: RequestParameters

    /// `headers` by lower-case name.
    public init(
        method: String, path: String, query: String = "", scheme: String = "http", host: String = "localhost",
        id: String = "", headers: [String: String] = [:], body: any RequestBody = BytesBody([])
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.scheme = scheme
        self.host = host
        self.id = id
        self.parameters = RequestParameters(headers: headers)
        self.body = body
    }

    init(_ parameters: RequestParameters, body: any RequestBody) {
        let address = parameters.text("REQUEST_URI") ?? ""
        let question = address.utf8.firstIndex(of: UInt8(ascii: "?"))
        method = parameters.text("REQUEST_METHOD") ?? ""
        path = question.map { String(address[..<$0]) } ?? address
        query = question.map { String(address[address.utf8.index(after: $0)...]) } ?? ""
        scheme = parameters.text("REQUEST_SCHEME") ?? "http"
        host = parameters.text("HTTP_HOST") ?? "localhost"
        id = parameters.text("REQUEST_ID") ?? ""
        self.parameters = parameters
        self.body = body
    }

    /// A header by its lower-case name.
    public func header(_ name: String) -> String? { parameters.text(RequestParameters.name(ofHeader: name)) }
}
