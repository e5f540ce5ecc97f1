internal import AssayDomain
internal import JSON

/// Reads the items of an `application/x-ndjson` import: one JSON object per line. Empty lines are skipped. An object without values is an
/// item, as for `POST dataset_items/`; unlike blank rows of a spreadsheet, it is intended.
struct NDJSONRows: ImportRows {
    private var lines: LineReader
    private var line = 0
    let blankRows = 0
    /// Whether each item must have an `external_id`, because the import finds existing items by it.
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
            try rejectRepeatedKeys(of: value)
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

    /// Throws if a key is repeated, because one of its values would be lost.
    private func rejectRepeatedKeys(of value: JSONValue) throws(APIError) {
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
        try fields.rejectUnknownFields(known: Self.fieldsOfLine, ignored: Self.fieldsOfItem)
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

    /// Other members that exports and the API give an item. An import ignores them.
    private static let fieldsOfItem = ["id", "dataset", "deleted", "created_at", "updated_at", "created_by", "team"]
}

extension JSONError {
    /// How to correct a spelling of another language at the position of the error.
    func hint(in bytes: some Sequence<UInt8>) -> String? {
        let remaining = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.dropFirst(offset)
        if remaining.first == "'" { return "JSON strings have double quotes: replace the single ones." }
        let word = String(String.UnicodeScalarView(remaining.prefix(10).prefix { $0 == "-" || $0 == "_" || $0.properties.isAlphabetic }))
        return Self.foreignWords[word].map { "JSON has no \(word): write \($0) instead." }
    }

    private static let foreignWords = [
        "NaN": "null", "-NaN": "null", "Infinity": "null", "-Infinity": "null", "nan": "null", "inf": "null", "-inf": "null",
        "None": "null", "NULL": "null", "undefined": "null", "True": "true", "False": "false",
    ]
}
