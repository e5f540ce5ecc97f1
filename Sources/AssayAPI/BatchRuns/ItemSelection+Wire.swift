internal import AssayDomain
internal import AssayRunner
internal import JSON

extension Fields {
    /// Throws if the filters of a sample cannot be compiled.
    func check(_ sample: ItemSelection) throws(APIError) {
        do {
            try sample.check()
        } catch {
            throw .invalid(([attr("sample"), "where"] + error.path).joined(separator: "__"), error.sentence)
        }
    }

    /// `sample`; `nil` for all items. Its filters are not compiled.
    func sample() throws(APIError) -> ItemSelection? {
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

    /// Throws if the kind of sample does not have this part: ignoring it would select other items than the client wants.
    private func checkSamplePart(_ name: String, of kind: String) throws(APIError) {
        let known = ["kind"] + Self.sampleParts.filter { $0.kind == kind }.flatMap(\.parts)
        guard !known.contains(name) else { return }
        throw .invalid(attr(name), "A sample of kind \(kind) can have: \(known.joined(separator: ", ")).")
    }

    private func matching() throws(APIError) -> ItemSelection {
        let sent = try dictionaries("where", required: true).value ?? []
        guard !sent.isEmpty else {
            throw .invalid(
                attr("where"), "Send at least one filter, such as {\"key\": \"lang\", \"operator\": \"exact\", \"value\": \"de\"}.")
        }
        return .matching(sent, first: try integer("n", nullable: true, min: 1).value)
    }
}

extension ItemSelection {
    /// The sample as JSON in a canonical spelling, so that equal samples have equal texts.
    var canonicalText: String {
        guard case .matching(let filters, let count) = self else { return text.text }
        return JSONWriter.text { json in
            json.beginObject()
            json.member("kind", "where")
            json.key("where")
            json.beginArray()
            for filter in filters { json.canonicalFilter(filter) }
            json.endArray()
            if let count { json.member("n", count) }
            json.endObject()
        }.text
    }
}

extension JSONWriter {
    /// A filter on an item's metadata, reduced to the members that have a meaning.
    fileprivate mutating func canonicalFilter(_ filter: JSONValue) {
        let name = filter["operator"]?.string ?? FilterOperator.exact.rawValue
        let comparison = FilterOperator(rawValue: name)
        beginObject()
        member("key", filter["key"]?.string)
        if comparison != .exact { member("operator", name) }
        if comparison?.takesValue ?? true { member("value", filter["value"]?.compact) }
        endObject()
    }
}
