internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `dataset_items/` and `dataset_items/{id}/`.
enum DatasetItemEndpoints {
    static let routes = [
        Route("dataset_items/", .get(list, needs: "dataset:read"), .post(create, needs: "dataset:write")),
        Route(
            "dataset_items/{id}/", .get(detail, needs: "dataset:read"), .put(change, needs: "dataset:write"),
            .patch(change, needs: "dataset:write"), .noDelete(needs: "dataset:write")),
    ]

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        let dataset = try dataset(filtering: context)
        let window = context.window
        let page = try context.store.items(in: context.project.number, of: dataset, window)
        let isFull = context.wantsFullItems
        let store = context.store
        return try context.page(
            page, window, readRemaining: { rows, size throws(StoreError) in try store.items(inRows: rows, upTo: size) },
            write: { json, items in
                var cache = CreatedByCache()
                for item in items { json.item(item, isFull: isFull, &cache) }
            })
    }

    /// The dataset that a list is filtered by; `nil` if there is no filter.
    private static func dataset(filtering context: RequestContext) throws -> ID<Dataset>? {
        guard let text = context.query["dataset"], !text.isEmpty else { return nil }
        guard let id = ID<Dataset>(text) else { throw APIError.invalid("dataset", "“\(text)” is not a valid UUID.") }
        guard try context.store.dataset(id, in: context.project.number) != nil else {
            throw APIError.invalid(
                "dataset", code: "invalid_choice", "Select a valid choice. That choice is not one of the available choices.")
        }
        return id
    }

    @Sendable private static func create(_ context: RequestContext) throws -> Response {
        let fields = try DatasetItemFields(context.body().fields(isPartial: false), context)
        guard let dataset = fields.dataset.value else { throw APIError.required("dataset") }
        var content = DatasetItem.Content()
        var deleted: Bool? = false
        fields.apply(to: &content)
        fields.deleted.set(&deleted)
        let created = try renamingExternalID {
            try context.store.createItem(content, deleted: deleted, dataset: dataset, in: context.project.number, by: context.user)
        }
        guard let item = created else { throw APIError.notFound() }
        return .json(201) { json in json.item(item, isFull: context.wantsFullItems) }
    }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        let found = try context.store.item(context.id(), in: context.project.number)
        guard let item = found, item.deleted != true else { throw APIError.notFound() }
        return .json { json in json.item(item, isFull: context.wantsFullItems) }
    }

    /// PUT and PATCH also work on a deleted item, so that it can be restored.
    @Sendable private static func change(_ context: RequestContext) throws -> Response {
        let body = try context.body()
        let changed = try renamingExternalID {
            try context.store.changeItem(context.id(), in: context.project.number) { item in
                let fields = try DatasetItemFields(body.fields(isPartial: context.isPartial), context)
                fields.dataset.set(&item.dataset)
                fields.apply(to: &item.content)
                fields.deleted.set(&item.deleted)
            }
        }
        guard let item = changed else { throw APIError.notFound() }
        return .json { json in json.item(item, isFull: context.wantsFullItems) }
    }

    /// Reports a duplicate `external_id` under the name that the field has in this endpoint.
    private static func renamingExternalID(_ write: () throws -> DatasetItem?) throws -> DatasetItem? {
        do {
            return try write()
        } catch StoreError.externalIDTaken {
            throw APIError.invalid(
                "client_item_id", "Another item of the dataset has this client_item_id: choose another one, or update that item.")
        }
    }
}

extension RequestContext {
    /// Whether `fields=full` asks for the members that PostHog's items do not have.
    fileprivate var wantsFullItems: Bool { query["fields"] == "full" }
}
