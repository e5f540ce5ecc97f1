internal import Digest
public import JSON

/// One of the condition sets of an evaluation: the filters that an event must match, and the percentage of matching events that is evaluated.
///
/// Conditions are validated and stored, as in PostHog. They are for live events, which this version does not take yet.
public struct ConditionSet: Sendable {
    /// Chosen by the client; need not be unique.
    public let id: String
    /// From 0 to 100.
    public let rolloutPercentage: Double
    /// All of them must match; without filters every event matches.
    public let filters: [PropertyFilter]

    public init(id: String, rolloutPercentage: Double, filters: [PropertyFilter]) {
        self.id = id
        self.rolloutPercentage = rolloutPercentage
        self.filters = filters
    }
}

extension ConditionSet {
    /// Whether an event matches all filters, whatever the rollout percentage is.
    ///
    /// - Parameters:
    ///   - now: the time that relative dates such as `-7d` are counted back from.
    ///   - isWanted: called repeatedly during a long search; returns whether to continue.
    public func matches(
        _ event: EventFacts, at now: Timestamp = .now(), while isWanted: () -> Bool = { true }
    ) throws(PropertySearchError) -> Bool {
        for filter in filters {
            guard try filter.matches(event.properties(of: filter.type), at: now, while: isWanted) else { return false }
        }
        return true
    }

    /// Whether an event belongs to the `rolloutPercentage` percent that are evaluated. This depends on its uuid alone: all evaluations get the
    /// same answer, and a higher percentage adds events without dropping any.
    public func includes(_ event: ID<EventFacts>) -> Bool {
        rolloutPercentage >= 100 || Self.percentile(of: event) < rolloutPercentage
    }

    /// From 0 to 99.99 in steps of 0.01.
    private static func percentile(of event: ID<EventFacts>) -> Double {
        let text = event.description.utf8
        // In FIPS mode libcrypto refuses MD5. The same percentage of events is then included, but other ones.
        let hash = HashAlgorithm.md5.hash(text) ?? SHA256.hash(text)
        let number = hash.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Double(number % 10_000) / 100
    }
}

extension EventFacts {
    /// The object that filters of a type look at; `nil` if the event has none.
    fileprivate func properties(of type: FilterType) -> JSONValue? {
        switch type {
        case .event: properties
        case .eventMetadata: columns
        case .person: personProperties
        case .metadata: nil
        }
    }

    private var columns: JSONValue? {
        let text = JSONWriter.text { json in
            json.beginObject()
            for (key, value) in [("event", name), ("uuid", "\(uuid)"), ("distinct_id", distinctID), ("timestamp", "\(timestamp)")] {
                json.key(key)
                json.string(value)
            }
            json.endObject()
        }
        return try? JSONValue(parsing: text)
    }
}

extension [ConditionSet] {
    /// The first set that includes an event and whose filters match it; `nil` if the event is not to be evaluated. A filter that takes too
    /// long does not match. Throws only if the search is interrupted.
    public func first(
        for event: EventFacts, at now: Timestamp = .now(), while isWanted: () -> Bool = { true }
    ) throws(PropertySearchError) -> ConditionSet? {
        for set in self where set.includes(event.uuid) {
            do throws(PropertySearchError) {
                if try set.matches(event, at: now, while: isWanted) { return set }
            } catch .interrupted {
                throw .interrupted
            } catch .takesTooLong {
                continue
            }
        }
        return nil
    }
}

extension [ConditionSet] {
    /// Reads the JSON that `text` writes. The filters of all sets share the limits of one list.
    public init(parsing text: JSONText) throws(PropertyFilterError) {
        self = []
        var limits = FilterLimits()
        for set in (try? JSONValue(parsing: text))?.elements ?? [] {
            var filters = [PropertyFilter]()
            for filter in set["properties"]?.elements ?? [] { filters.append(try PropertyFilter(parsing: filter, within: &limits)) }
            append(
                ConditionSet(id: set["id"]?.string ?? "", rolloutPercentage: set["rollout_percentage"]?.double ?? 100, filters: filters))
        }
    }

    /// JSON, as stored and as shown by the API, with the filters as they were sent.
    public var text: JSONText {
        JSONWriter.text { json in
            json.beginArray()
            for set in self { json.write(set) }
            json.endArray()
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ set: ConditionSet) {
        beginObject()
        key("id")
        string(set.id)
        key("rollout_percentage")
        if let whole = Int(exactly: set.rolloutPercentage) { integer(whole) } else { number(set.rolloutPercentage) }
        key("properties")
        beginArray()
        for filter in set.filters { json(filter.source.compact) }
        endArray()
        endObject()
    }
}
