internal import AssayDomain
internal import JSON

/// Reads the items of a CSV or TSV import, whose first row is the header.
struct CSVRows: ImportRows {
    private var reader: CSVReader
    private let columns: [CSVColumn]
    /// Whether each item must have an `external_id`, because the import finds existing items by it.
    private let needsExternalID: Bool

    init(_ body: ImportBody, delimiter: UInt8 = ImportFormat.comma, needsExternalID: Bool) throws {
        var body = body
        try FormatDetector(body.beginning()).check(.table(delimiter: delimiter))
        reader = CSVReader(body, delimiter: delimiter)
        self.needsExternalID = needsExternalID
        switch try reader.next() {
        case nil: columns = []
        case .broken(let detail): throw UnreadableImport(line: reader.rowLine, attr: nil, detail: detail)
        case .complete:
            columns = try CSVColumn.parse(reader.cells.map { String(decoding: $0.bytes, as: UTF8.self) }, line: reader.rowLine)
        }
    }

    var blankRows: Int { reader.blankRows }

    mutating func next() throws -> ImportRow? {
        switch try reader.next() {
        case nil: nil
        case .complete: ImportRow(line: reader.rowLine, size: reader.rowSize, content: content())
        case .broken(let detail): ImportRow(line: reader.rowLine, size: 0, content: .failure(.invalid(nil, detail)))
        }
    }

    private func content() -> Result<DatasetItem.Content, APIError> {
        do throws(APIError) {
            let cells = reader.cells
            guard cells.count == columns.count else {
                throw .invalid(nil, "The row has \(cells.count) cells, but the header has \(columns.count).")
            }
            var item = CSVItem()
            for (column, cell) in zip(columns, cells) where !cell.isMissing { try item.set(column, cell.bytes) }
            if needsExternalID, item.content.externalID == nil { throw .required("external_id") }
            return .success(item.finished)
        } catch {
            return .failure(error)
        }
    }
}

/// Builds an item cell by cell.
private struct CSVItem {
    private(set) var content = DatasetItem.Content()
    /// The unfinished object, if a column sets a member of it.
    private var metadata: JSONWriter?

    var finished: DatasetItem.Content {
        guard var metadata else { return content }
        var content = content
        metadata.endObject()
        content.metadata = metadata.text
        return content
    }

    mutating func set(_ column: CSVColumn, _ bytes: ArraySlice<UInt8>) throws(APIError) {
        switch column.target {
        case .input: content.input = try json(column, bytes)
        case .output: content.output = try json(column, bytes)
        case .expected: content.expected = try json(column, bytes)
        case .metadata: content.metadata = try json(column, bytes)
        case .metadataMember(let name): try addMetadata(name, try json(column, bytes))
        case .externalID: content.externalID = try field(column, bytes).string(column.name, nullable: true, max: 255).value
        case .refTraceID: content.refTraceID = try field(column, bytes).string(column.name, blank: true, max: 255).value
        case .refSourceID: content.refSourceID = try field(column, bytes).string(column.name, blank: true, max: 255).value
        case .refTimestamp: content.refTimestamp = try field(column, bytes).datetime(column.name, nullable: true).value
        }
    }

    private mutating func addMetadata(_ name: String, _ value: JSONText?) throws(APIError) {
        var object = metadata ?? JSONWriter()
        if metadata == nil { object.beginObject() }
        object.key(name)
        if let value { object.json(value) } else { object.null() }
        metadata = object
    }

    /// A cell as a form field, so that the same rules apply.
    private func field(_ column: CSVColumn, _ bytes: ArraySlice<UInt8>) throws(APIError) -> Fields {
        Fields(.form([FormField(name: column.name, value: try text(column, bytes))]))
    }

    /// A JSON column's value, or a string; JSON null is `nil`.
    private func json(_ column: CSVColumn, _ bytes: ArraySlice<UInt8>) throws(APIError) -> JSONText? {
        guard column.isJSON else {
            let text = try text(column, bytes)
            return JSONWriter.text { $0.string(text) }
        }
        do {
            let value = try JSONValue(parsing: Array(bytes))
            return value.isNull ? nil : value.compact
        } catch {
            let hint = error.hint(in: bytes).map { " \($0)" } ?? ""
            throw .invalid(column.name, "Value must be valid JSON.\(hint)")
        }
    }

    private func text(_ column: CSVColumn, _ bytes: ArraySlice<UInt8>) throws(APIError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .invalid(
                column.name,
                "The cell is not valid UTF-8. Convert the file to UTF-8 first, for example with `iconv -f WINDOWS-1252 -t UTF-8` for a "
                    + "CSV file saved by Excel.")
        }
        return text
    }
}

/// A column of a table: the field of the item that it sets, and whether its cells are JSON.
///
/// White space around the name is an error, because such a file also has it around its cells, where it would become part of the text.
struct CSVColumn: Equatable {
    enum Target: Equatable {
        case input, output, expected, metadata
        /// One member of the metadata.
        case metadataMember(String)
        case externalID, refTraceID, refTimestamp, refSourceID
    }

    let name: String
    let target: Target
    /// Whether cells are JSON, because the name ends with `:json`; otherwise they are text.
    let isJSON: Bool

    /// `nil` if the name is unknown.
    init?(_ name: String) {
        self.name = name
        let isJSON = name.hasSuffix(":json")
        self.isJSON = isJSON
        switch isJSON ? String(name.dropLast(":json".count)) : name {
        case "input": target = .input
        case "output": target = .output
        case "expected": target = .expected
        case "metadata" where isJSON: target = .metadata
        case "external_id" where !isJSON: target = .externalID
        case "ref_trace_id" where !isJSON: target = .refTraceID
        case "ref_timestamp" where !isJSON: target = .refTimestamp
        case "ref_source_id" where !isJSON: target = .refSourceID
        case let text where text.hasPrefix("metadata.") && text != "metadata.":
            target = .metadataMember(String(text.dropFirst("metadata.".count)))
        default: return nil
        }
    }

    /// The columns of a header row. Throws if one is unknown or repeated.
    static func parse(_ names: [String], line: Int) throws(UnreadableImport) -> [CSVColumn] {
        var columns = [CSVColumn]()
        for name in names {
            let trimmed = name.trimmingWhitespace()
            guard name.utf8.count == trimmed.utf8.count || CSVColumn(trimmed) == nil else {
                throw UnreadableImport(
                    line: line, attr: name,
                    detail:
                        "The name of the column \"\(name)\" begins or ends with a space: write \"\(trimmed)\". Spaces around separators "
                        + "become part of the cells, so remove them from the whole file.")
            }
            guard let column = CSVColumn(name) else {
                throw UnreadableImport(
                    line: line, attr: name,
                    detail: "Unknown column \"\(name)\". Use input, output, expected, external_id, ref_trace_id, ref_timestamp, "
                        + "ref_source_id, metadata.<key> or metadata:json; add :json to a name if its cells are JSON.")
            }
            guard !columns.contains(where: { $0.conflicts(with: column) }) else {
                throw UnreadableImport(line: line, attr: name, detail: "The column \"\(name)\" sets the same field as an earlier column.")
            }
            columns.append(column)
        }
        return columns
    }

    private func conflicts(with other: CSVColumn) -> Bool {
        switch (target, other.target) {
        case (.metadata, .metadataMember), (.metadataMember, .metadata): true
        default: target == other.target
        }
    }
}
