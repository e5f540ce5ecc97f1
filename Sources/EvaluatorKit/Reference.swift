public import JSON

/// What an output is compared with: a text, any of several texts, or a JSON value.
public struct Reference: Sendable {
    /// As it was given.
    public let value: SampleValue
    /// The texts of a list of texts, any of which will do; `nil` for everything else.
    public let texts: [SampleText]?

    init(_ value: SampleValue) {
        self.value = value
        texts = value.value.kind == .array ? Self.texts(of: value.value.elements) : nil
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

    /// `nil` where one of them is not a text.
    private static func texts(of elements: [JSONValue]) -> [SampleText]? {
        var texts: [SampleText] = []
        for element in elements {
            guard let text = element.string else { return nil }
            texts.append(SampleText(text, bytes: element.bytesWithLoneSurrogates))
        }
        return texts
    }
}
