internal import JSON

/// The columns that metadata needs: one for each key, or `metadata:json` for all of it where no such columns bring the same back.
///
/// Columns have one order. Keys in another, no keys at all, and keys that a header cannot say are left to `metadata:json`, and so
/// are more keys than anybody reads side by side.
struct MetadataColumns {
    private static let limit = 100

    private var members: [Member] = []
    private var isWhole = false

    private struct Member {
        let key: String
        var isJSON: Bool

        var name: String { "metadata.\(key)\(isJSON ? ":json" : "")" }

        /// Byte by byte, as JSON's keys are.
        func has(_ key: String) -> Bool { self.key.utf8.elementsEqual(key.utf8) }
    }

    var names: [String] { isWhole ? ["metadata:json"] : members.map(\.name) }

    mutating func look(at metadata: JSONText?) {
        guard !isWhole, let metadata else { return }
        let found = (try? JSONValue(parsing: metadata))?.members ?? []
        isWhole = found.isEmpty || !take(found)
    }

    /// Whether columns can be found for all.
    private mutating func take(_ found: [(key: String, value: JSONValue)]) -> Bool {
        var place = 0
        for (key, value) in found {
            if place == members.count || !members[place].has(key) {
                if let known = members.firstIndex(where: { $0.has(key) }) {
                    guard known > place else { return false }
                    place = known
                } else {
                    guard insert(key, at: place) else { return false }
                }
            }
            if !members[place].isJSON { members[place].isJSON = !value.fitsText }
            place += 1
        }
        return true
    }

    /// Makes a column for a key, unless an import would not read its name as that key.
    private mutating func insert(_ key: String, at place: Int) -> Bool {
        // A key that ends like the mark of JSON needs the mark itself, or it would lose its end.
        let member = Member(key: key, isJSON: key.hasSuffix(":json"))
        let name = member.name
        guard members.count < Self.limit, name.trimmingBlanks().utf8.count == name.utf8.count, !key.unicodeScalars.contains("\u{FFFD}"),
            CSVColumn(name)?.place == .metadataMember(key), !members.contains(where: { $0.key == key })
        else { return false }
        members.insert(member, at: place)
        return true
    }

    func write(_ metadata: JSONText?, to csv: inout CSVWriter) {
        if isWhole { return csv.cell(metadata, isJSON: true) }
        var rest = (metadata.flatMap { try? JSONValue(parsing: $0) }?.members ?? [])[...]
        for member in members {
            guard let next = rest.first, member.has(next.key) else {
                csv.nothing()
                continue
            }
            csv.cell(next.value.compact, isJSON: member.isJSON)
            rest.removeFirst()
        }
    }
}

extension JSONValue {
    fileprivate var fitsText: Bool { kind == .string && compact.fitsText }
}
