internal import AssayDomain
internal import JSON

/// Rows of a table under a header.
struct CSVRows: ImportRows {
    private var reader: CSVReader
    private let columns: [CSVColumn]
    /// Whether an item without its own key would be added again by the next import.
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
                throw .invalid(nil, "The row has \(cells.count) cells where the header has \(columns.count).")
            }
            var item = CSVItem()
            for (column, cell) in zip(columns, cells) where !cell.isNothing { try item.set(column, cell.bytes) }
            if needsExternalID, item.content.externalID == nil { throw .required("external_id") }
            return .success(item.finished)
        } catch {
            return .failure(error)
        }
    }
}

/// An item put together cell by cell.
private struct CSVItem {
    private(set) var content = DatasetItem.Content()
    /// The object begun, where a column brings a member of it.
    private var metadata: JSONWriter?

    var finished: DatasetItem.Content {
        guard var metadata else { return content }
        var content = content
        metadata.endObject()
        content.metadata = metadata.text
        return content
    }

    mutating func set(_ column: CSVColumn, _ bytes: ArraySlice<UInt8>) throws(APIError) {
        switch column.place {
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

    /// A cell as a form would send it, so that the same rules read it.
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
            throw .invalid(column.name, "The cell is not UTF-8. Convert the file, as `iconv -f WINDOWS-1252 -t UTF-8` does for Excel's.")
        }
        return text
    }
}
