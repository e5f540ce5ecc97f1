internal import AssayDomain
internal import AssayStore
internal import JSON

/// The fields of an item in a request, read in the order in which errors are reported.
struct DatasetItemFields {
    let dataset: FieldValue<ID<Dataset>>
    let input: FieldValue<JSONText>
    let output: FieldValue<JSONText>
    let metadata: FieldValue<JSONText>
    let refTraceID: FieldValue<String>
    let refTimestamp: FieldValue<Timestamp>
    let refSourceID: FieldValue<String>
    let deleted: FieldValue<Bool>
    let expected: FieldValue<JSONText>
    let externalID: FieldValue<String>

    /// The dataset must be one of the project's; it may be deleted.
    init(_ fields: Fields, _ context: RequestContext) throws {
        dataset = try fields.reference("dataset", to: Dataset.self, required: true) { id in
            try context.store.dataset(id, in: context.project.number) != nil
        }
        input = try fields.json("input", nullable: true)
        output = try fields.json("output", nullable: true)
        metadata = try fields.json("metadata", nullable: true)
        refTraceID = try fields.string("ref_trace_id", nullable: true, blank: true, max: 255)
        refTimestamp = try fields.datetime("ref_timestamp", nullable: true)
        refSourceID = try fields.string("ref_source_id", nullable: true, blank: true, max: 255)
        deleted = try fields.boolean("deleted", nullable: true)
        expected = try fields.json("expected_output", nullable: true)
        externalID = try fields.string("client_item_id", nullable: true, max: 255)
    }

    func apply(to content: inout DatasetItem.Content) {
        input.set(&content.input)
        output.set(&content.output)
        metadata.set(&content.metadata)
        refTraceID.set(&content.refTraceID)
        refTimestamp.set(&content.refTimestamp)
        refSourceID.set(&content.refSourceID)
        expected.set(&content.expected)
        externalID.set(&content.externalID)
    }
}

extension JSONWriter {
    /// - Parameter isFull: whether to append the members that PostHog's items do not have.
    mutating func item(_ item: DatasetItem, isFull: Bool) {
        var cache = CreatedByCache()
        self.item(item, isFull: isFull, &cache)
    }

    mutating func item(_ item: DatasetItem, isFull: Bool, _ cache: inout CreatedByCache) {
        beginObject()
        member("id", item.id)
        member("dataset", item.dataset)
        member("input", item.content.input)
        member("output", item.content.output)
        member("metadata", item.content.metadata)
        member("ref_trace_id", item.content.refTraceID)
        member("ref_timestamp", item.content.refTimestamp)
        member("ref_source_id", item.content.refSourceID)
        member("deleted", item.deleted)
        member("created_at", item.createdAt)
        member("updated_at", item.updatedAt)
        createdBy(item.createdBy, &cache)
        member("team", item.project)
        if isFull {
            member("expected", item.content.expected)
            member("external_id", item.content.externalID)
            member("version", item.version)
        }
        endObject()
    }
}
