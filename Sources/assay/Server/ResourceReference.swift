internal import AssayDomain
internal import JSON

/// A dataset, evaluation or run that a person named.
struct ResourceReference {
    let id: String
    let name: String
    let createdAt: String
}

/// What has names and ids: where its list is, and how a sentence calls it.
struct ResourceKind {
    let noun: String
    let path: String
    /// What makes one where there is none.
    let remedy: String
    /// Whether its list can be searched for a name.
    let isSearchable: Bool

    static let dataset = ResourceKind(
        noun: "dataset", path: "datasets/", remedy: "`assay datasets list` shows those there are, `assay import NAME FILE` makes one",
        isSearchable: true)
    static let evaluation = ResourceKind(
        noun: "evaluation", path: "evaluations/", remedy: "`assay evaluations list` shows those there are", isSearchable: true)
    static let run = ResourceKind(noun: "run", path: "batch_runs/", remedy: "`assay runs` shows those there are", isSearchable: false)
}

extension APIClient {
    /// The one thing of that name or id. If several share the name, they are refused with their ids and dates.
    func find(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference {
        guard let found = try findAny(kind, nameOrID) else {
            throw Failure("There is no \(kind.noun) \(nameOrID.inQuotes) in project \(project): \(kind.remedy).")
        }
        return found
    }

    /// As `find`; `nil` where nothing has that name. An id that nothing has is refused all the same.
    func findAny(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference? {
        if let id = ID<ResourceReference>(nameOrID) { return try named(get("\(kind.path)\(id)/")) }
        return try only(kind, called: nameOrID)
    }

    /// The one deleted thing of that name, or the thing of that id, deleted or not.
    func findDeleted(_ kind: ResourceKind, _ nameOrID: String) throws(Failure) -> ResourceReference {
        // A change of nothing answers with what is deleted, too.
        if let id = ID<ResourceReference>(nameOrID) { return try named(patch("\(kind.path)\(id)/", .emptyObject)) }
        guard let found = try only(kind, called: nameOrID, [("deleted", "true")]) else {
            let list = "`assay \(kind.noun)s list --deleted` shows those there are"
            throw Failure("There is no deleted \(kind.noun) \(nameOrID.inQuotes) in project \(project): \(list).")
        }
        return found
    }

    private func only(_ kind: ResourceKind, called nameOrID: String, _ filter: [(String, String)] = []) throws(Failure)
        -> ResourceReference?
    {
        var found: [ResourceReference] = []
        try rows(kind.path, filter + (kind.isSearchable ? [("search", nameOrID)] : [])) { row throws(Failure) in
            let candidate = try named(row)
            if candidate.name == nameOrID { found.append(candidate) }
            return true
        }
        guard found.count < 2 else {
            let ids = found.map { "  \($0.id), created at \($0.createdAt)" }.joined(separator: "\n")
            throw Failure("\(found.count) \(kind.noun)s are called \(nameOrID.inQuotes). Use the id of the one you mean:\n\(ids)")
        }
        return found.first
    }

    func named(_ row: JSONValue) throws(Failure) -> ResourceReference {
        guard let id = row["id"]?.string, let name = row["name"]?.string else {
            throw Failure("\(url) answered with something that is not Assay's: is ASSAY_URL right?")
        }
        return ResourceReference(id: id, name: name, createdAt: row["created_at"]?.string ?? "")
    }
}
