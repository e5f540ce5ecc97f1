/// A number of a text, or something like one that is not read.
struct FoundNumber {
    /// `nil` of what is not read.
    let number: DecimalNumber?
    /// As it was written, without currency.
    let text: String

    init(_ place: NumberPlace, in text: TextBytes) {
        let isNegative = NumberSign(in: text, before: place.start).isNegative
        var start = place.start
        if !place.isRead {
            // What is like the end of 1.234.567,89 is better named whole.
            while text.isDigit(start - 1) || text.isPoint(start - 1) && text.isDigit(start - 2) { start -= 1 }
        }
        let bytes = text.bytes[start..<place.end]
        number = place.isRead ? DecimalNumber(bytes, isNegative: isNegative) : nil
        self.text = (isNegative ? "-" : "") + String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter json: a JSON number.
    /// - Returns: `nil` where its exponent is beyond 18 digits.
    init?(json: String) {
        guard let number = DecimalNumber(json.utf8) else { return nil }
        self.number = number
        text = json
    }

    static func first(in text: some StringProtocol) -> FoundNumber? {
        TextBytes.read(text) { text in NumberScanner.first(in: text).map { FoundNumber($0, in: text) } }
    }

    static func last(in text: some StringProtocol) -> FoundNumber? {
        TextBytes.read(text) { text in NumberScanner.last(in: text).map { FoundNumber($0, in: text) } }
    }
}
