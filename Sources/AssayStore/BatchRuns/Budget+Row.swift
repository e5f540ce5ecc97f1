internal import AssayDomain
internal import JSON

/// A budget is a JSON object in one column.
extension Budget {
    init?(_ text: JSONText) {
        guard let object = try? JSONValue(parsing: text) else { return nil }
        self.init(calls: object["calls"]?.integer, seconds: object["seconds"]?.double)
    }

    var text: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            if let calls {
                json.key("calls")
                json.integer(calls)
            }
            if let seconds {
                json.key("seconds")
                json.number(seconds)
            }
            json.endObject()
        }
    }
}
