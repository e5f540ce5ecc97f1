internal import AssayDomain
internal import JSON

/// A dataset, evaluation or run that was found by its name or id.
struct ResourceReference {
    let id: String
    let name: String
    let createdAt: String
}

/// A kind of resource that can be found by name or id.
struct ResourceKind {
    let noun: String
    /// The path of its list, below the project.
    let path: String
    /// Part of an error sentence: how to list or create the resource.
    let remedy: String
    /// Whether its list has a search filter.
    let isSearchable: Bool

    static let dataset = ResourceKind(
        noun: "dataset", path: "datasets/", remedy: "`assay datasets list` shows the existing ones, `assay import NAME FILE` creates one",
        isSearchable: true)
    static let evaluation = ResourceKind(
        noun: "evaluation", path: "evaluations/", remedy: "`assay evaluations list` shows the existing ones", isSearchable: true)
    static let run = ResourceKind(noun: "run", path: "batch_runs/", remedy: "`assay runs` shows the existing ones", isSearchable: false)
}

extension APIClient {
    /// The resource of that name or id. If several have the name, throws with their ids and creation dates.
    func find(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference {
        guard let found = try findIfExists(kind, nameOrID) else {
            throw Failure("There is no \(kind.noun) \(nameOrID.inQuotes) in project \(project): \(kind.remedy).")
        }
        return found
    }

    /// As `find`, but `nil` if the name does not exist. An id that does not exist throws.
    func findIfExists(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference? {
        if let id = ID<ResourceReference>(nameOrID) { return try reference(from: get("\(kind.path)\(id)/")) }
        return try uniqueMatch(kind, named: nameOrID)
    }

    /// The deleted resource of that name, or the resource of that id, deleted or not.
    func findDeleted(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference {
        // An empty change returns deleted resources as well, which GET does not.
        if let id = ID<ResourceReference>(nameOrID) { return try reference(from: patch("\(kind.path)\(id)/", .emptyObject)) }
        guard let found = try uniqueMatch(kind, named: nameOrID, [("deleted", "true")]) else {
            let list = "`assay \(kind.noun)s list --deleted` shows the deleted ones"
            throw Failure("There is no deleted \(kind.noun) \(nameOrID.inQuotes) in project \(project): \(list).")
        }
        return found
    }

    private func uniqueMatch(_ kind: ResourceKind, named nameOrID: String, _ filter: [(String, String)] = []) throws(Failure)
        -> ResourceReference?
    {
        var found: [ResourceReference] = []
        try rows(kind.path, filter + (kind.isSearchable ? [("search", nameOrID)] : [])) { row throws(Failure) in
            let candidate = try reference(from: row)
            if candidate.name == nameOrID { found.append(candidate) }
            return true
        }
        guard found.count < 2 else {
            let ids = found.map { "  \($0.id), created at \($0.createdAt)" }.joined(separator: "\n")
            throw Failure("\(found.count) \(kind.noun)s are called \(nameOrID.inQuotes). Use the id of the one you mean:\n\(ids)")
        }
        return found.first
    }

    func reference(from row: JSONValue) throws(Failure) -> ResourceReference {
        guard let id = row["id"]?.string, let name = row["name"]?.string else {
            throw Failure("The response of \(url) does not come from Assay: check ASSAY_URL.")
        }
        return ResourceReference(id: id, name: name, createdAt: row["created_at"]?.string ?? "")
    }

    /// Deletes or restores a resource and returns it.
    @discardableResult
    func setDeleted(_ isDeleted: Bool, _ kind: ResourceKind, _ id: String) throws(Failure) -> JSONValue {
        try patch("\(kind.path)\(id)/", JSONText(compact: #"{"deleted":\#(isDeleted)}"#))
    }
}
