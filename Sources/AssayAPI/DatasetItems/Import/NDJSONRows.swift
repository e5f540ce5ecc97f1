internal import AssayDomain
internal import JSON

/// Rows of `application/x-ndjson`: a JSON object a line. Empty lines are nothing; an object without a value is an item, as it is for
/// `POST dataset_items/`: no program writes one by itself, as spreadsheets write rows of nothing.
struct NDJSONRows: ImportRows {
    private var lines: LineReader
    private var line = 0
    let blankRows = 0
    /// Whether an item without its own key would be added again by the next import.
    private let needsExternalID: Bool

    init(_ body: ImportBody, needsExternalID: Bool) throws {
        var body = body
        try FormatDetector(body.beginning()).check(.lines)
        lines = LineReader(body)
        self.needsExternalID = needsExternalID
    }

    mutating func next() throws -> ImportRow? {
        while let next = try lines.next() {
            line += 1
            switch next {
            case .tooLong:
                let refusal = APIError.invalid(nil, "The line is longer than \(ImportBody.rowLimit) bytes.")
                return ImportRow(line: line, size: 0, content: .failure(refusal))
            case .bytes(let bytes):
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { continue }
                return ImportRow(line: line, size: bytes.count, content: content(bytes))
            }
        }
        return nil
    }

    private func content(_ bytes: [UInt8]) -> Result<DatasetItem.Content, APIError> {
        do throws(APIError) {
            let value = try parse(bytes)
            try refuseRepeatedKeys(of: value)
            return .success(try DatasetItem.Content(importing: Body.json(value).fields(isPartial: false), needsExternalID))
        } catch {
            return .failure(error)
        }
    }

    private func parse(_ bytes: [UInt8]) throws(APIError) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            let hint = error.hint(in: bytes).map { ". \($0)" } ?? ""
            throw .unreadable("JSON parse error - \(error.reason): line \(line) column \(error.column)\(hint)")
        }
    }

    /// Of a key that is there twice one value would be lost, as of a column that is there twice.
    private func refuseRepeatedKeys(of value: JSONValue) throws(APIError) {
        if let key = value.repeatedKey { throw .invalid(key, "The line has the key \"\(key)\" more than once.") }
        if let key = value["metadata"]?.repeatedKey {
            throw .invalid("metadata.\(key)", "The metadata has the key \"\(key)\" more than once.")
        }
    }
}

extension DatasetItem.Content {
    /// The fields of an imported item.
    init(importing fields: Fields, _ needsExternalID: Bool) throws(APIError) {
        self.init()
        try fields.refuseOthers(than: Self.fieldsOfLine, allowing: Self.fieldsOfItem)
        try fields.json("input", nullable: true).set(&input)
        try fields.json("output", nullable: true).set(&output)
        try fields.json("expected", nullable: true).set(&expected)
        try fields.json("metadata", nullable: true).set(&metadata)
        try fields.string("external_id", required: needsExternalID, nullable: !needsExternalID, max: 255).set(&externalID)
        try fields.string("ref_trace_id", nullable: true, blank: true, max: 255).set(&refTraceID)
        try fields.datetime("ref_timestamp", nullable: true).set(&refTimestamp)
        try fields.string("ref_source_id", nullable: true, blank: true, max: 255).set(&refSourceID)
    }

    private static let fieldsOfLine = [
        "input", "output", "expected", "metadata", "external_id", "ref_trace_id", "ref_timestamp", "ref_source_id",
    ]

    /// What else exports and the API say of an item. It means nothing here.
    private static let fieldsOfItem = ["id", "dataset", "deleted", "created_at", "updated_at", "created_by", "team"]
}
