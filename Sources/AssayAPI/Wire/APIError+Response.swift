internal import FastCGI
internal import JSON

extension APIError {
    /// The error object with its status and headers.
    var response: Response {
        var response = Response.json(status) { json in
            json.beginObject()
            json.member("type", type)
            json.member("code", code)
            json.member("detail", detail)
            json.member("attr", attr)
            if let eventID { json.member("error_event_id", eventID) }
            json.endObject()
        }
        if let allow { response.headers.append(("Allow", allow)) }
        if let retryAfter { response.headers.append(("Retry-After", "\(retryAfter)")) }
        return response
    }
}
