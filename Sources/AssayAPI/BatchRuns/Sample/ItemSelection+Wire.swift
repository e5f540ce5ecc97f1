internal import AssayRunner
internal import JSON

extension Fields {
    /// Refuses a sample whose filters cannot be made ready.
    func check(_ sample: ItemSelection) throws(APIError) {
        do {
            try sample.check()
        } catch {
            throw .invalid(([attr("sample"), "where"] + error.path).joined(separator: "__"), error.sentence)
        }
    }

    /// `sample` as it was asked for; `nil` for every item. Nothing is compiled.
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

    /// A part that nobody heeds would make another sample than the client thinks it has.
    private func checkSamplePart(_ name: String, of kind: String) throws(APIError) {
        let known = ["kind"] + Self.sampleParts.filter { $0.kind == kind }.flatMap(\.parts)
        guard !known.contains(name) else { return }
        throw .invalid(attr(name), "A sample of the kind \(kind) has the parts \(known.joined(separator: ", ")).")
    }

    private func matching() throws(APIError) -> ItemSelection {
        let sent = try dictionaries("where", required: true).value ?? []
        guard !sent.isEmpty else {
            throw .invalid(
                attr("where"), "Name at least one filter, such as {\"key\": \"lang\", \"operator\": \"exact\", \"value\": \"de\"}.")
        }
        return .matching(sent, first: try integer("n", nullable: true, min: 1).value)
    }
}
