/// Every endpoint of the API. Each resource declares its own in its folder; the first that matches a path answers.
enum RouteTable {
    /// Below `/api/projects/{id}/` and, the same, `/api/environments/{id}/`.
    static let ofProject: [Route] =
        BatchRunEndpoints.routes
        + [ResultExportEndpoint.route]
        + ComparisonEndpoints.routes
        + DatasetEndpoints.routes
        + DatasetItemEndpoints.routes
        + [ImportEndpoint.route, ExportEndpoint.route]
        + EvaluationEndpoints.routes
        + EvaluatorEndpoints.routes
        + ProjectEndpoints.routes

    /// Below `/api/`.
    static let ofCaller: [Route] = CallerEndpoints.routes + OrganizationEndpoints.routes + [ProjectEndpoints.collection]
}
