/// A method that an endpoint can offer. `HEAD` comes with `GET`, `OPTIONS` with every endpoint.
enum Method: String {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}
