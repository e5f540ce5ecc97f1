internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// `datasets/` and `datasets/{id}/`.
enum DatasetEndpoints {
    static let routes = [
        Route("datasets/", .get(list, needs: "dataset:read"), .post(create, needs: "dataset:write")),
        Route(
            "datasets/{id}/", .get(detail, needs: "dataset:read"), .put(change, needs: "dataset:write"),
            .patch(change, needs: "dataset:write"), .noDelete(needs: "dataset:write")),
    ]

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response {
        var query = DatasetQuery(window: exchange.window)
        query.ids = try exchange.query.ids("id__in", of: Dataset.self)
        query.search = try exchange.query.search()
        query.deleted = exchange.query.deleted
        query.order = try exchange.query.ordering(by: DatasetQuery.Column.self)
        let page = try exchange.store.datasets(in: exchange.project.number, query)
        let store = exchange.store
        return try exchange.page(
            page, query.window, rest: { rows, size throws(StoreError) in try store.datasets(inRows: rows, upTo: size) },
            write: { json, datasets in
                for dataset in datasets { json.dataset(dataset) }
            })
    }

    /// With `unless_exists=true`, an existing dataset of that name is returned instead.
    @Sendable private static func create(_ exchange: RequestContext) throws -> Response {
        let unlessExists = try exchange.query.choice("unless_exists", Bool.init) ?? false
        let fields = try DatasetFields(exchange.body().fields(isPartial: false))
        var new = NewDataset(name: "")
        fields.name.set(&new.name)
        fields.description.set(&new.description)
        fields.metadata.set(&new.metadata)
        fields.deleted.set(&new.deleted)
        if unlessExists {
            let (dataset, isNew) = try exchange.store.findOrCreateDataset(new, in: exchange.project.number, by: exchange.user)
            return .json(isNew ? 201 : 200) { json in json.dataset(dataset) }
        }
        let dataset = try exchange.store.createDataset(new, in: exchange.project.number, by: exchange.user)
        return .json(201) { json in json.dataset(dataset) }
    }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        let dataset = try exchange.visibleDataset()
        return .json { json in json.dataset(dataset) }
    }

    /// PUT and PATCH also reach a deleted dataset: that is how one is brought back.
    @Sendable private static func change(_ exchange: RequestContext) throws -> Response {
        let body = try exchange.body()
        let changed = try exchange.store.changeDataset(exchange.id(), in: exchange.project.number) { dataset in
            let fields = try DatasetFields(body.fields(isPartial: exchange.isPartial))
            fields.name.set(&dataset.name)
            fields.description.set(&dataset.description)
            fields.metadata.set(&dataset.metadata)
            fields.deleted.set(&dataset.deleted)
        }
        guard let dataset = changed else { throw APIError.notFound() }
        return .json { json in json.dataset(dataset) }
    }
}

extension RequestContext {
    /// The dataset that the path names, unless it is deleted.
    func visibleDataset() throws -> Dataset {
        guard let dataset = try store.dataset(id(), in: project.number), dataset.deleted != true else { throw APIError.notFound() }
        return dataset
    }
}
