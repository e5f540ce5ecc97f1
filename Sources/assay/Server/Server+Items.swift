internal import JSON

extension Server {
    /// The id and the key of every item of a run's revision, in the order of its results, until `item` says that it has seen enough. Nothing
    /// where the dataset is gone.
    func eachItem(of run: RunState, _ item: (_ id: String, _ externalID: String?) throws(Failure) -> Bool) throws(Failure) {
        var cutter = LineCutter()
        var problem: Failure?
        do {
            try stream("datasets/\(run.dataset)/items/export/", [("revision", String(run.datasetRevision))]) { piece in
                do throws(Failure) {
                    for line in cutter.lines(completedBy: piece) {
                        guard let value = try? JSONValue(parsing: line), let id = value["id"]?.string else { continue }
                        guard try item(id, value["external_id"]?.string) else { return false }
                    }
                    return true
                } catch {
                    problem = error
                    return false
                }
            }
        } catch {
            guard error.isAbsence else { throw error }
        }
        if let problem { throw problem }
    }

    /// The keys of some of a run's items, as far as they have any: they are looked for among the first 20,000, beyond which looking would take
    /// longer than they are worth.
    func externalIDs(of items: [String], in run: RunState) throws(Failure) -> [String: String] {
        var wanted = Set(items)
        var found: [String: String] = [:]
        var seen = 0
        guard !wanted.isEmpty else { return [:] }
        try eachItem(of: run) { id, externalID in
            if wanted.remove(id) != nil { found[id] = externalID }
            seen += 1
            return !wanted.isEmpty && seen < 20_000
        }
        return found
    }
}
