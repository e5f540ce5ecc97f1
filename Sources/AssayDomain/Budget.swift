public import JSON

/// How much a run may spend before it pauses and waits for a person.
public struct Budget: Sendable, Equatable {
    /// Calls to providers, retries included. Evaluators that only compute make none.
    public var calls: Int?
    /// Running time, without pauses.
    public var seconds: Double?

    public init(calls: Int? = nil, seconds: Double? = nil) {
        self.calls = calls
        self.seconds = seconds
    }
}

/// What a run has spent so far.
public struct Spending: Sendable, Equatable {
    public var calls: Int
    /// Running time, without pauses, up to the last recorded result.
    public var microseconds: Int64

    public init(calls: Int = 0, microseconds: Int64 = 0) {
        self.calls = calls
        self.microseconds = microseconds
    }

    public var seconds: Double { Double(microseconds) / 1_000_000 }
}

extension Budget {
    /// The remaining budget; `nil` limits stay `nil`.
    public func remaining(after spending: Spending) -> Budget {
        Budget(calls: calls.map { max(0, $0 - spending.calls) }, seconds: seconds.map { max(0, $0 - spending.seconds) })
    }

    /// Whether one of its parts is used up.
    public var isExhausted: Bool { calls.map { $0 <= 0 } ?? false || seconds.map { $0 <= 0 } ?? false }
}

extension Budget {
    /// Reads what `json` writes; `nil` if it is not an object.
    public init?(_ json: JSONText) {
        guard let object = try? JSONValue(parsing: json), object.kind == .object else { return nil }
        self.init(calls: object["calls"]?.integer, seconds: object["seconds"]?.double)
    }

    /// The budget as the API and the database spell it, with the limits that it has: `{"calls":1000,"seconds":60.0}`.
    public var json: JSONText {
        JSONText.object { json in
            if let calls { json.member("calls", calls) }
            if let seconds { json.member("seconds", seconds) }
        }
    }

    /// A text that is the same for equal budgets, for the hash of a request.
    public var canonicalText: String { "\(calls.map(String.init) ?? "-") \(seconds.map { "\($0)" } ?? "-")" }
}
