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

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response {
        let dataset = try dataset(filtering: exchange)
        let window = exchange.window
        let page = try exchange.store.items(in: exchange.project.number, of: dataset, window)
        let isFull = exchange.wantsFullItems
        let store = exchange.store
        return try exchange.page(
            page, window, rest: { rows, size throws(StoreError) in try store.items(inRows: rows, upTo: size) },
            write: { json, items in
                var author = LastAuthor()
                for item in items { json.item(item, isFull: isFull, &author) }
            })
    }

    /// The dataset to which a list is limited; `nil` for none.
    private static func dataset(filtering exchange: RequestContext) throws -> ID<Dataset>? {
        guard let text = exchange.query["dataset"], !text.isEmpty else { return nil }
        guard let id = ID<Dataset>(text) else { throw APIError.invalid("dataset", "“\(text)” is not a valid UUID.") }
        guard try exchange.store.dataset(id, in: exchange.project.number) != nil else {
            throw APIError.invalid(
                "dataset", code: "invalid_choice", "Select a valid choice. That choice is not one of the available choices.")
        }
        return id
    }

    @Sendable private static func create(_ exchange: RequestContext) throws -> Response {
        let fields = try DatasetItemFields(exchange.body().fields(isPartial: false), exchange)
        guard let dataset = fields.dataset.value else { throw APIError.required("dataset") }
        var content = DatasetItem.Content()
        var deleted: Bool? = false
        fields.apply(to: &content)
        fields.deleted.set(&deleted)
        let created = try refusingTaken {
            try exchange.store.createItem(content, deleted: deleted, dataset: dataset, in: exchange.project.number, by: exchange.user)
        }
        guard let item = created else { throw APIError.notFound() }
        return .json(201) { json in json.item(item, isFull: exchange.wantsFullItems) }
    }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        let found = try exchange.store.item(exchange.id(), in: exchange.project.number)
        guard let item = found, item.deleted != true else { throw APIError.notFound() }
        return .json { json in json.item(item, isFull: exchange.wantsFullItems) }
    }

    /// PUT and PATCH also reach a deleted item: that is how one is brought back.
    @Sendable private static func change(_ exchange: RequestContext) throws -> Response {
        let body = try exchange.body()
        let changed = try refusingTaken {
            try exchange.store.changeItem(exchange.id(), in: exchange.project.number) { item in
                let fields = try DatasetItemFields(body.fields(isPartial: exchange.isPartial), exchange)
                fields.dataset.set(&item.dataset)
                fields.apply(to: &item.content)
                fields.deleted.set(&item.deleted)
            }
        }
        guard let item = changed else { throw APIError.notFound() }
        return .json { json in json.item(item, isFull: exchange.wantsFullItems) }
    }

    /// Calls an id that another item of the dataset has by the name that it has here.
    private static func refusingTaken(_ write: () throws -> DatasetItem?) throws -> DatasetItem? {
        do {
            return try write()
        } catch StoreError.externalIDTaken {
            throw APIError.invalid(
                "client_item_id", "Another item of the dataset has this client_item_id: choose another one, or update that item.")
        }
    }
}

extension RequestContext {
    /// `?fields=full`: also what upstream's items do not have.
    fileprivate var wantsFullItems: Bool { query["fields"] == "full" }
}
