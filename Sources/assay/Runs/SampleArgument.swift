internal import JSON

/// `--sample SPEC`: some of a dataset's items, as the wire has it.
struct SampleArgument {
    let json: JSONText
    /// How many items there are in it at most; `nil` where only the items can tell.
    private(set) var limit: Int?

    /// For the help and for refusals.
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
            guard (1...2).contains(numbers.count) else { throw Self.refusal("random takes a count and perhaps a seed.") }
            let count = try Self.count(numbers[0], of: kind)
            let seed = try numbers.count == 2 ? Self.seed(numbers[1]) : 0
            limit = count
            json = Self.object("random") { json in
                json.member("n", count)
                json.member("seed", seed)
            }
        case "where":
            let filters = try Self.filters(rest)
            json = Self.object("where") { json in
                json.key("where")
                json.beginArray()
                for filter in filters { json.json(filter.json) }
                json.endArray()
            }
        default: throw Self.refusal("Unknown sample \(text.inQuotes).")
        }
    }

    private static func object(_ kind: String, _ write: (inout JSONWriter) -> Void) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("kind")
            json.string(kind)
            write(&json)
            json.endObject()
        }
    }

    private static func count(_ text: Substring, of kind: Substring) throws(Failure) -> Int {
        guard let count = Int(text), count >= 1 else { throw refusal("\(kind): \(text.inQuotes) is not a number of items from 1 on.") }
        return count
    }

    private static func seed(_ text: Substring) throws(Failure) -> Int {
        guard let seed = Int(text) else { throw refusal("random: \(text.inQuotes) is not a seed, which is a whole number.") }
        return seed
    }

    /// Separated by commas, of which those between quotation marks separate nothing.
    private static func filters(_ text: Substring) throws(Failure) -> [MetadataFilter] {
        var parts: [Substring] = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        var filters: [MetadataFilter] = []
        for part in parts {
            guard let filter = MetadataFilter(part) else { throw refusal("where: \(part.inQuotes) is not KEY=VALUE.") }
            filters.append(filter)
        }
        return filters
    }

    private static func refusal(_ problem: String) -> Failure {
        Failure("--sample: \(problem) Write one of these: \(examples).")
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ number: Int) {
        key(name)
        integer(number)
    }
}
