public import JSON

/// What an output is compared with: a text, any of several texts, or a JSON value.
public struct Reference: Sendable {
    /// As it was given.
    public let value: SampleValue
    /// The texts of a list of texts, any of which will do; `nil` for everything else.
    public let texts: [SampleText]?

    /// How many texts or numbers a list may name of which any will do.
    public static let maximumCount = 10_000

    init(_ value: SampleValue) throws(EvaluationError) {
        self.value = value
        texts = try Self.texts(of: value.value)
    }

    /// Whether only JSON can be the same: an object, or a list that is not a list of texts.
    public var isContainer: Bool {
        switch value.value.kind {
        case .object: true
        case .array: texts == nil
        case .null, .boolean, .number, .string: false
        }
    }

    /// The array that an output is, or that its text is the JSON of, where that is to be compared with a list of texts as a whole.
    /// An empty list has no other way to be compared: where the output is not an array, the sample is skipped.
    public func array(of output: SampleValue?) throws(EvaluationError) -> JSONValue? {
        guard let texts else { return nil }
        if let array = output?.array { return array }
        guard !texts.isEmpty || output.map({ $0.text == nil }) == true else {
            throw .unusableExpected("The expected output is an empty list, with which only JSON can be compared.")
        }
        return nil
    }

    /// `nil` where the value is not a list, or one of its elements is not a text.
    private static func texts(of value: JSONValue) throws(EvaluationError) -> [SampleText]? {
        guard value.kind == .array else { return nil }
        let count = value.elementCount()
        guard value.elementCount(of: .string) == count else { return nil }
        guard count <= maximumCount else { throw .tooManyReferences(count) }
        return value.elements.compactMap { element in
            element.string.map { SampleText($0, bytes: element.bytesWithLoneSurrogates) }
        }
    }
}
