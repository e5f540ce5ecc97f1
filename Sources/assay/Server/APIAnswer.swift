internal import JSON

/// What the server answered, good or bad.
struct APIAnswer {
    let status: Int
    let value: JSONValue
    /// When to ask again, where the server says so.
    let retryAfter: Duration?

    var isSuccess: Bool { (200..<300).contains(status) }

    /// The error object as a sentence.
    func refusal(by url: String) -> Failure {
        let detail = value["detail"]?.string ?? "\(url) answered \(status)."
        switch status {
        case 401: return Failure("\(url) refuses the key: \(detail) `assay keys create --label me --scopes '*'` makes one.")
        case 403: return Failure("\(url) refuses: \(detail)")
        default: break
        }
        let isTemporary = [429, 502, 503, 504].contains(status)
        guard let field = value["attr"]?.string else { return Failure(detail, isTemporary: isTemporary, isAbsence: status == 404) }
        // The wire has one name for a field inside a field: budget__calls.
        return Failure("\(field.replacing("__", with: ".").visibleOnOneLine): \(detail)", isTemporary: isTemporary)
    }
}
