internal import HTTPClient
internal import JSON

extension APIClient {
    /// The dataset of that name or id, created where none has the name.
    func dataset(_ name: String) throws(Failure) -> ResourceReference { try importTarget(name).dataset }

    /// As `dataset`, and whether it was created for this.
    func importTarget(_ nameOrID: String) throws(Failure) -> (dataset: ResourceReference, isNew: Bool) {
        if let found = try findAny(.dataset, nameOrID) { return (found, false) }
        return try joinedDataset(nameOrID)
    }

    /// The dataset of a name that none had a moment ago. Of several who ask at once one creates it, and the others get the same.
    func joinedDataset(_ name: String) throws(Failure) -> (dataset: ResourceReference, isNew: Bool) {
        let body = HTTPRequest.Body.bytes(Array(Self.body(named: name).text.utf8), type: "application/json")
        let answer = try upload(body, to: "datasets/", [("unless_exists", "true")]) { _, _ in }
        guard answer.isSuccess else { throw answer.refusal(by: url) }
        return (try named(answer.value), answer.status == 201)
    }

    /// Gives a dataset another name; the dataset as it is then.
    func rename(_ dataset: ResourceReference, to name: String) throws(Failure) -> JSONValue {
        try patch("datasets/\(dataset.id)/", Self.body(named: name))
    }

    /// `{"name"}`
    private static func body(named name: String) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("name")
            json.string(name)
            json.endObject()
        }
    }

    /// Takes back a dataset that was created for rows that are not in it, unless another import has joined it and put its rows there.
    func withdraw(_ dataset: ResourceReference) throws(Failure) {
        try setDeleted(true, .dataset, dataset.id)
        guard try itemCount(of: dataset.id) > 0 else { return }
        try setDeleted(false, .dataset, dataset.id)
    }

    /// Brings back a dataset that was withdrawn, by whoever created it, while rows were put into it.
    func keep(_ dataset: ResourceReference) throws(Failure) {
        do {
            _ = try get("datasets/\(dataset.id)/")
        } catch {
            guard error.isAbsence else { throw error }
            try setDeleted(false, .dataset, dataset.id)
        }
    }

    func itemCount(of dataset: String) throws(Failure) -> Int {
        try get("dataset_items/", [("dataset", dataset), ("limit", "1")])["count"]?.integer ?? 0
    }

    /// Deletes a thing, or brings it back; the thing as it is then.
    @discardableResult
    func setDeleted(_ isDeleted: Bool, _ kind: ResourceKind, _ id: String) throws(Failure) -> JSONValue {
        try patch("\(kind.path)\(id)/", JSONText(compact: #"{"deleted":\#(isDeleted)}"#))
    }
}
