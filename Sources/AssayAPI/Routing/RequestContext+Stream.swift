internal import AssayDomain
internal import FastCGI

extension RequestContext {
    /// An answer that is written piece by piece, on a thread of its own. A project has a share of those that there may be at a time.
    func stream(
        _ headers: [(name: String, value: String)],
        _ produce: @escaping @Sendable (_ stream: any ResponseStream) throws(StreamAborted) -> Void
    ) throws -> Response {
        var response = Response(status: 200, headers: headers, body: .stream(produce))
        guard !isHead else { return response }
        guard let permit = api.streams.take(for: try project.number) else { throw APIError.throttled(seconds: 10) }
        response.holding = permit
        return response
    }
}
