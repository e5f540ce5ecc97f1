internal import CCurl

/// A client of one HTTP server.
public struct HTTPClient {
}
