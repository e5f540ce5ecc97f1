internal import AssayRunner
internal import JSON

extension Fields {
    /// `sample`: `nil` for every item.
    func sample() throws(APIError) -> RunSample? {
        guard let object = try dictionary("sample", nullable: true).value else { return nil }
        let parts = Fields(.json(object), prefix: "\(attr("sample"))__")
        let kind = try parts.choice("kind", among: Self.sampleParts.map(\.kind), required: true).value ?? ""
        for (name, value) in object.members where !value.isNull { try parts.checkSamplePart(name, of: kind) }
        switch kind {
        case "first": return .first(try parts.integer("n", required: true, min: 1).value ?? 1)
        case "random":
            let count = try parts.integer("n", required: true, min: 1).value ?? 1
            return .random(count, seed: UInt64(try parts.integer("seed", nullable: true, min: 0).value ?? 0))
        default: return try parts.matching()
        }
    }

    private static let sampleParts: [(kind: String, parts: [String])] = [
        ("first", ["n"]), ("random", ["n", "seed"]), ("where", ["where", "n"]),
    ]

    /// A part that nobody heeds would make another sample than the client thinks it has.
    private func checkSamplePart(_ name: String, of kind: String) throws(APIError) {
        let known = ["kind"] + Self.sampleParts.filter { $0.kind == kind }.flatMap(\.parts)
        guard !known.contains(name) else { return }
        throw .invalid(attr(name), "A sample of the kind \(kind) has the parts \(known.joined(separator: ", ")).")
    }

    private func matching() throws(APIError) -> RunSample {
        let sent = try dictionaries("where", required: true).value ?? []
        guard !sent.isEmpty else {
            throw .invalid(
                attr("where"), "Name at least one filter, such as {\"key\": \"lang\", \"operator\": \"exact\", \"value\": \"de\"}.")
        }
        let filters = try Self.filters(sent, attr("where"))
        let text = JSONWriter.text { json in
            json.beginArray()
            for object in sent { json.json(object.compact) }
            json.endArray()
        }
        return .matching(filters, text: text, first: try integer("n", nullable: true, min: 1).value)
    }

    private static func filters(_ sent: [JSONValue], _ attr: String) throws(APIError) -> [PropertyFilter] {
        let filters: [PropertyFilter]
        do {
            filters = try PropertyFilter.list(parsing: sent)
        } catch {
            throw .invalid(([attr] + error.path).joined(separator: "__"), error.sentence)
        }
        // What a filter of no other type is about.
        if let position = filters.firstIndex(where: { !["event", "metadata"].contains($0.type) }) {
            throw .invalid("\(attr)__\(position)__type", "A sample's filters look at the metadata of items: leave type out.")
        }
        return filters
    }
}
