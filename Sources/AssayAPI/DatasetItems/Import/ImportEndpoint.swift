internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `datasets/{id}/items/import/`.
enum ImportEndpoint {
    static let route = Route("datasets/{id}/items/import/", .post(bringIn, needs: "dataset:write"))

    @Sendable private static func bringIn(_ exchange: RequestContext) throws -> Response {
        let format = try ImportFormat(contentType: exchange.request.header("content-type") ?? "", exchange.query)
        let options = try ImportOptions(exchange.query)
        let dataset = try exchange.visibleDataset()
        guard let permit = exchange.api.imports.take(for: try exchange.project.number) else { throw APIError.throttled(seconds: 10) }
        defer { withExtendedLifetime(permit) {} }
        let body = try ImportBody(exchange.request.body, limit: exchange.api.limits.importBody)
        let begun = try exchange.store.beginImport(
            into: dataset.id, in: exchange.project.number, by: exchange.user, upserting: options.upserts)
        guard let begun else { throw APIError.notFound() }
        var importer = ItemImporter(begun, options) { exchange.api.report($0, exchange.request.id) }
        return try importer.run {
            switch format {
            case .lines: try NDJSONRows(body, needsExternalID: options.upserts)
            case .table(let delimiter): try CSVRows(body, delimiter: delimiter, needsExternalID: options.upserts)
            }
        }
    }
}
