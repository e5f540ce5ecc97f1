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

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        var query = DatasetQuery(window: context.window)
        query.ids = try context.query.ids("id__in", of: Dataset.self)
        query.search = try context.query.search()
        query.deleted = context.query.deleted
        query.order = try context.query.ordering(by: DatasetQuery.Column.self)
        let page = try context.store.datasets(in: context.project.number, query)
        let store = context.store
        return try context.page(
            page, query.window, readRemaining: { rows, size throws(StoreError) in try store.datasets(inRows: rows, upTo: size) },
            write: { json, datasets in
                for dataset in datasets { json.dataset(dataset) }
            })
    }

    /// With `unless_exists=true`, an existing dataset of that name is returned instead.
    @Sendable private static func create(_ context: RequestContext) throws -> Response {
        let unlessExists = try context.query.choice("unless_exists", Bool.init) ?? false
        let fields = try DatasetFields(context.body().fields(isPartial: false))
        var new = NewDataset(name: "")
        fields.name.set(&new.name)
        fields.description.set(&new.description)
        fields.metadata.set(&new.metadata)
        fields.deleted.set(&new.deleted)
        if unlessExists {
            let (dataset, isNew) = try context.store.findOrCreateDataset(new, in: context.project.number, by: context.user)
            return .json(isNew ? 201 : 200) { json in json.dataset(dataset) }
        }
        let dataset = try context.store.createDataset(new, in: context.project.number, by: context.user)
        return .json(201) { json in json.dataset(dataset) }
    }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        let dataset = try context.visibleDataset()
        return .json { json in json.dataset(dataset) }
    }

    /// PUT and PATCH also work on a deleted dataset, so that it can be restored.
    @Sendable private static func change(_ context: RequestContext) throws -> Response {
        let body = try context.body()
        let changed = try context.store.changeDataset(context.id(), in: context.project.number) { dataset in
            let fields = try DatasetFields(body.fields(isPartial: context.isPartial))
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
    /// The dataset that the path names. Throws not found if it is deleted.
    func visibleDataset() throws -> Dataset {
        guard let dataset = try store.dataset(id(), in: project.number), dataset.deleted != true else { throw APIError.notFound() }
        return dataset
    }
}
