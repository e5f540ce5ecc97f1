internal import ArgumentParser
internal import JSON

/// What deletes something by name or id, and what brings it back.
struct DeletionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Its name or id.", valueName: "name-or-id")) var thing: String
    @Flag(help: "Print it as JSON.") var json = false

    /// Nothing is asked, as nothing is lost: the way back is printed.
    func delete(_ kind: ResourceKind) throws {
        let server = try APIClient()
        let found = try server.find(kind, thing)
        let deleted = try server.setDeleted(true, kind, found.id)
        let back = "assay \(kind.noun)s undelete \(found.id)"
        try Console.print(json ? .json(deleted.compact) : .text("Deleted \(found.name.inQuotes). To bring it back: \(back)"))
    }

    func undelete(_ kind: ResourceKind) throws {
        let server = try APIClient()
        let found = try server.findDeleted(kind, thing)
        let back = try server.setDeleted(false, kind, found.id)
        try Console.print(json ? .json(back.compact) : .text("\(found.name.inQuotes) is back, \(found.id)."))
    }
}
