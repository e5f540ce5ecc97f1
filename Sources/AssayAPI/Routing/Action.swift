internal import FastCGI

/// What an endpoint does for one method, and the scopes that a key needs for it.
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

    /// `DELETE` of a row is listed among the methods and never done: rows are deleted by `{"deleted": true}`. The answer is a 405 without
    /// a body, whether or not the row exists.
    static func noDelete(needs scopes: String...) -> Action {
        Action(method: .delete, scopes: scopes) { exchange in
            Response(status: 405, headers: [("Allow", exchange.route.allow)])
        }
    }
}
