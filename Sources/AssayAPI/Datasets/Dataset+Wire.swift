internal import AssayDomain
internal import JSON

/// The fields of a dataset in a request, read in the order in which errors are reported.
struct DatasetFields {
    let name: FieldValue<String>
    let description: FieldValue<String>
    let metadata: FieldValue<JSONText>
    let deleted: FieldValue<Bool>

    init(_ fields: Fields) throws(APIError) {
        name = try fields.string("name", required: true, max: 400)
        description = try fields.string("description", nullable: true, blank: true)
        metadata = try fields.json("metadata", nullable: true)
        deleted = try fields.boolean("deleted", nullable: true)
    }
}

extension JSONWriter {
    mutating func dataset(_ dataset: Dataset) {
        beginObject()
        member("id", dataset.id)
        member("name", dataset.name)
        member("description", dataset.description)
        member("metadata", dataset.metadata)
        member("created_at", dataset.createdAt)
        member("updated_at", dataset.updatedAt)
        member("deleted", dataset.deleted)
        createdBy(dataset.createdBy)
        member("team", dataset.project)
        endObject()
    }
}
