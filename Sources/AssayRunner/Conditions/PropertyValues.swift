internal import JSON

/// Values that a property may equal: as a number where both are numbers, else by their texts.
///
/// So `1.0` is 1, `"1"` is 1 too, and `true` is `"true"`. However many there are, looking costs the same.
struct PropertyValues: Sendable {
    private var numbers: Set<ExactNumber> = []
    /// Bytes, because texts of the same characters in another Unicode form are different values.
    private var texts: Set<[UInt8]> = []

    init(_ values: [JSONValue]) {
        for value in values {
            texts.insert(Array(value.asText.utf8))
            if let number = value.numberText.flatMap(ExactNumber.init) { numbers.insert(number) }
        }
    }

    func contains(_ property: JSONValue) -> Bool {
        if let number = property.numberText.flatMap(ExactNumber.init), numbers.contains(number) { return true }
        return texts.contains(Array(property.asText.utf8))
    }
}

extension JSONValue {
    /// A string as it is, anything else as it was written.
    var asText: String { string ?? compact.text }
}
