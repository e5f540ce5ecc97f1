internal import JSON

/// One thing that was looked at.
struct CheckResult {
    let subject: String
    let isWell: Bool
    let sentence: String

    static func fine(_ subject: String, _ sentence: String) -> CheckResult {
        CheckResult(subject: subject, isWell: true, sentence: sentence)
    }

    static func problem(_ subject: String, _ sentence: String) -> CheckResult {
        CheckResult(subject: subject, isWell: false, sentence: sentence)
    }

    /// `{"subject", "ok", "finding"}`
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("subject")
            json.string(subject)
            json.key("ok")
            json.boolean(isWell)
            json.key("finding")
            json.string(sentence)
            json.endObject()
        }
    }
}
