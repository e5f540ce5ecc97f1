internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `datasets/{id}/items/import/`.
enum ImportEndpoint {
    static let route = Route("datasets/{id}/items/import/", .post(importItems, needs: "dataset:write"))

    @Sendable private static func importItems(_ context: RequestContext) throws -> Response {
        let format = try ImportFormat(contentType: context.request.header("content-type") ?? "", context.query)
        let options = try ImportOptions(context.query)
        let dataset = try context.visibleDataset()
        guard let permit = context.api.imports.tryAcquire(for: try context.project.number) else { throw APIError.throttled(seconds: 10) }
        defer { withExtendedLifetime(permit) {} }
        let body = try ImportBody(context.request.body, limit: context.api.limits.importBody)
        let target = try context.store.beginImport(
            into: dataset.id, in: context.project.number, by: context.user, upserting: options.upserts)
        guard let target else { throw APIError.notFound() }
        var importer = ItemImporter(target, options) { context.api.report($0, context.request.id) }
        return try importer.run {
            switch format {
            case .lines: try NDJSONRows(body, needsExternalID: options.upserts)
            case .table(let delimiter): try CSVRows(body, delimiter: delimiter, needsExternalID: options.upserts)
            }
        }
    }
}

/// The format of an import's rows. The request declares it; it is never guessed.
enum ImportFormat: Equatable {
    /// One JSON object per line.
    case lines
    /// Cells separated by this byte.
    case table(delimiter: UInt8)

    static let comma = UInt8(ascii: ",")
    static let tab = UInt8(ascii: "\t")

    init(contentType: String, _ query: Query) throws(APIError) {
        switch MediaType(contentType).essence {
        case "application/x-ndjson":
            guard try Self.delimiter(query) == nil else {
                throw .invalid("delimiter", "Only tables have a delimiter: omit it, or import with Content-Type: text/csv.")
            }
            self = .lines
        case "text/csv": self = .table(delimiter: try Self.delimiter(query) ?? Self.comma)
        case "text/tab-separated-values": self = .table(delimiter: try Self.delimiter(query) ?? Self.tab)
        default: throw .unsupportedMediaType(contentType)
        }
    }

    private static func delimiter(_ query: Query) throws(APIError) -> UInt8? {
        guard let value = query["delimiter"], !value.isEmpty else { return nil }
        if value == "tab" { return tab }
        guard let byte = value.utf8.first, value.utf8.count == 1, isValidDelimiter(byte) else {
            throw .invalid("delimiter", "\"\(value)\" is not a valid delimiter. Use tab, or one character such as ; or |.")
        }
        return byte
    }

    /// Excludes line ends, quotes, and characters of column names.
    private static func isValidDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), 0x80...: false
        case UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): false
        default: true
        }
    }
}

/// The options in the query of an import.
struct ImportOptions: Equatable {
    /// `on_error=skip`: invalid rows are skipped and the others imported. Otherwise one invalid row fails the import.
    let skipsErrors: Bool
    /// `key=external_id`: an item whose `external_id` is in the dataset already becomes a new version of it.
    let upserts: Bool

    init(_ query: Query) throws(APIError) {
        skipsErrors = try Self.isSet(query, "on_error", to: "skip")
        upserts = try Self.isSet(query, "key", to: "external_id")
    }

    private static func isSet(_ query: Query, _ name: String, to expected: String) throws(APIError) -> Bool {
        guard let value = query[name], !value.isEmpty else { return false }
        guard value == expected else {
            throw .invalid(name, code: "invalid_choice", "\"\(value)\" is not a valid choice. Use \(expected), or omit it.")
        }
        return true
    }
}
