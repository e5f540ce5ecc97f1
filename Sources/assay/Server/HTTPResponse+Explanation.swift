internal import HTTPClient
internal import JSON

extension HTTPResponse {
    /// What a person is told of a refusal: the sentence in its JSON, else the beginning of its text.
    var explanation: String {
        let value = try? JSONValue(parsing: body)
        if let sentence = value?["detail"]?.string ?? value?["reason"]?.string { return String(sentence.prefix(300)) }
        return String(decoding: body.prefix(300), as: UTF8.self)
    }
}
