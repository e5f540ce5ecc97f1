internal import JSON

/// The option `--sample SPEC` as JSON for the API: a selection of the dataset's items.
struct SampleArgument {
    let json: JSONText
    /// The maximum number of items; `nil` if it depends on the metadata of the items.
    private(set) var limit: Int?

    /// Examples for the help and for errors.
    static let examples = "first:100, random:100, random:100:7 (the seed is 7), where:topic=sums or where:level>=3,topic!=sums (metadata)"

    init(_ text: String) throws(Failure) {
        let kind = text.prefix { $0 != ":" }
        let rest = text.dropFirst(kind.count + 1)
        switch kind {
        case "first":
            let count = try Self.count(rest, of: kind)
            limit = count
            json = Self.object("first") { json in json.member("n", count) }
        case "random":
            let numbers = rest.split(separator: ":", omittingEmptySubsequences: false)
            guard (1...2).contains(numbers.count) else { throw Self.failure("random takes a count and an optional seed.") }
            let count = try Self.count(numbers[0], of: kind)
            let seed = try numbers.count == 2 ? Self.seed(numbers[1]) : 0
            limit = count
            json = Self.object("random") { json in
                json.member("n", count)
                json.member("seed", seed)
            }
        case "where":
            let filters = try Self.filters(rest)
            json = Self.object("where") { json in json.member("where", filters.map(\.json)) }
        default: throw Self.failure("Unknown sample \(text.inQuotes).")
        }
    }

    private static func object(_ kind: String, _ write: (inout JSONWriter) -> Void) -> JSONText {
        JSONText.object { json in
            json.member("kind", kind)
            write(&json)
        }
    }

    private static func count(_ text: Substring, of kind: Substring) throws(Failure) -> Int {
        guard let count = Int(text), count >= 1 else { throw failure("\(kind): \(text.inQuotes) is not a number of items from 1 on.") }
        return count
    }

    private static func seed(_ text: Substring) throws(Failure) -> Int {
        guard let seed = Int(text) else { throw failure("random: \(text.inQuotes) is not a seed, which is a whole number.") }
        return seed
    }

    /// The filters between commas; commas in double quotes do not separate.
    private static func filters(_ text: Substring) throws(Failure) -> [MetadataFilter] {
        var parts: [Substring] = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        var filters: [MetadataFilter] = []
        for part in parts {
            guard let filter = MetadataFilter(part) else { throw failure("where: \(part.inQuotes) is not KEY=VALUE.") }
            filters.append(filter)
        }
        return filters
    }

    private static func failure(_ problem: String) -> Failure {
        Failure("--sample: \(problem) Write one of these: \(examples).")
    }
}

/// A filter on the metadata of items, `topic=sums` or `level>=3`, as a property filter of the API.
struct MetadataFilter {
    let json: JSONText

    /// The signs and their operators. A sign stands before the signs that it begins with.
    private static let operators = [
        ("!=", "is_not"), (">=", "gte"), ("<=", "lte"), ("=", "exact"), (">", "gt"), ("<", "lt"), ("~", "icontains"),
    ]

    init?(_ text: Substring) {
        let key = text.prefix { !"!=<>~".contains($0) }
        let rest = text.dropFirst(key.count)
        guard !key.isEmpty, let (comparator, name) = Self.operators.first(where: { rest.hasPrefix($0.0) }) else { return nil }
        let value = String(rest.dropFirst(comparator.count))
        guard !value.isEmpty else { return nil }
        json = JSONText.object { json in
            json.member("key", String(key))
            json.member("operator", name)
            json.key("value")
            // A number, true, false and a string in double quotes are JSON; anything else is a string without quotes.
            if let value = try? JSONValue(parsing: Array(value.utf8)) { json.json(value.compact) } else { json.string(value) }
        }
    }
}
