internal import FastCGI

/// The format of an export.
enum ExportFormat: String, CaseIterable {
    case ndjson
    case csv

    /// The media types of an export route. JSON is one of them because many clients of an API accept only that.
    static let mediaTypes = allCases.map(\.mediaType) + ["application/json"]

    /// Reads the `output` parameter, or else the `Accept` header.
    init(_ context: RequestContext) throws(APIError) {
        if let name = context.query["output"], !name.isEmpty {
            guard let format = ExportFormat(rawValue: name) else {
                throw .invalid("output", code: "invalid_choice", "\"\(name)\" is not a valid choice. Use ndjson or csv.")
            }
            self = format
        } else {
            let preferred = MediaType.preferred(among: Self.mediaTypes, by: context.request.header("accept"))
            self = preferred == ExportFormat.csv.mediaType ? .csv : .ndjson
        }
    }

    private var mediaType: String {
        switch self {
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv"
        }
    }

    /// Headers that make a browser save the response as a file.
    func headers(ofFile name: String) -> [(name: String, value: String)] {
        [
            ("Content-Type", self == .csv ? "text/csv; charset=utf-8" : mediaType),
            ("Content-Disposition", "attachment; filename=\"\(name).\(rawValue)\""),
        ]
    }
}
