internal import JSON

/// `--budget calls=1000,seconds=60`: what a run may use, as the wire has it. `none` takes a budget away.
struct BudgetArgument {
    let json: JSONText

    /// Counted in whole numbers, and measured in any.
    private static let counted = ["calls", "tokens"]
    private static let measured = ["seconds", "usd"]

    init(_ text: String) throws(Failure) {
        guard text != "none" else {
            json = JSONText(compact: "null")
            return
        }
        var limits: [(key: String, value: Double)] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let limit = try Self.limit(part)
            guard !limits.contains(where: { $0.key == limit.key }) else {
                throw Self.refusal("\(limit.key) is said twice.")
            }
            limits.append(limit)
        }
        json = JSONWriter.text { json in
            json.beginObject()
            for (key, value) in limits {
                json.key(key)
                if value.rounded() == value { json.integer(Int(value)) } else { json.number(value) }
            }
            json.endObject()
        }
    }

    private static func limit(_ part: Substring) throws(Failure) -> (key: String, value: Double) {
        let words = part.split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2 else { throw refusal("\(part.inQuotes) is not KEY=VALUE.") }
        let key = String(words[0])
        guard counted.contains(key) || measured.contains(key) else { throw refusal("There is no budget of \(key.inQuotes).") }
        guard let value = Double(String(words[1])), value > 0, value <= 1e15 else {
            throw refusal("\(key) must be a number above 0, not \(words[1].inQuotes).")
        }
        guard measured.contains(key) || value.rounded() == value else {
            throw refusal("\(key) must be a whole number, not \(words[1].inQuotes).")
        }
        return (key, value)
    }

    private static func refusal(_ problem: String) -> Failure {
        Failure("--budget: \(problem) Write what the run may use, such as --budget calls=1000 or --budget calls=1000,seconds=60, or none.")
    }
}
