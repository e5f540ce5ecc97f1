internal import JSON

/// A run that has settled, with all that is told about it.
struct RunOutcome {
    /// As the server answered.
    let value: JSONValue
    let state: RunState
    let gates: [GateOutcome]
    let comparison: RunComparisonResponse?
    let worst: [WorstCell]
    /// What to type next, with what it does.
    let next: [NextCommand]

    /// The run's object with `gates`, and with `comparison` where there is one.
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            for (key, value) in value.members {
                json.key(key)
                json.json(value.compact)
            }
            json.key("gates")
            json.beginArray()
            for gate in gates { json.json(gate.json) }
            json.endArray()
            if let comparison {
                json.key("comparison")
                json.json(comparison.value.compact)
            }
            json.endObject()
        }
    }
}
