internal import FastCGI

/// What an export is written as.
enum ExportFormat: String, CaseIterable {
    case ndjson
    case csv

    /// What the route of an export can answer with; JSON, because a client may ask for nothing else of an API.
    static let mediaTypes = allCases.map(\.mediaType) + ["application/json"]

    /// `output` of the query says it, else the `Accept` header.
    init(_ exchange: RequestContext) throws(APIError) {
        if let word = exchange.query["output"], !word.isEmpty {
            guard let format = ExportFormat(rawValue: word) else {
                throw .invalid("output", code: "invalid_choice", "\"\(word)\" is not a valid choice. Use ndjson or csv.")
            }
            self = format
        } else {
            let wanted = MediaType.preferred(among: Self.mediaTypes, by: exchange.request.header("accept"))
            self = wanted == ExportFormat.csv.mediaType ? .csv : .ndjson
        }
    }

    private var mediaType: String {
        switch self {
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv"
        }
    }

    /// The headers of an answer that a browser saves as a file.
    func headers(ofFile name: String) -> [(name: String, value: String)] {
        [
            ("Content-Type", self == .csv ? "text/csv; charset=utf-8" : mediaType),
            ("Content-Disposition", "attachment; filename=\"\(name).\(rawValue)\""),
        ]
    }
}
