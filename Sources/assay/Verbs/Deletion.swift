internal import ArgumentParser
internal import JSON

/// The arguments of the verbs `delete` and `undelete` of datasets and evaluations, which work the same way.
struct DeletionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Name or id.", valueName: "name-or-id")) var nameOrID: String
    @Flag(help: "Print the deleted or restored resource as JSON.") var json = false

    /// Deletes without asking for confirmation, and prints the command that restores.
    func delete(_ kind: ResourceKind) throws {
        let client = try APIClient()
        let found = try client.find(kind, nameOrID)
        let deleted = try client.setDeleted(true, kind, found.id)
        let restore = "assay \(kind.noun)s undelete \(found.id)"
        try Console.print(json ? .json(deleted.compact) : .text("Deleted \(found.name.inQuotes). To restore it: \(restore)"))
    }

    func undelete(_ kind: ResourceKind) throws {
        let client = try APIClient()
        let found = try client.findDeleted(kind, nameOrID)
        let restored = try client.setDeleted(false, kind, found.id)
        try Console.print(json ? .json(restored.compact) : .text("Restored \(found.name.inQuotes), \(found.id)."))
    }
}
