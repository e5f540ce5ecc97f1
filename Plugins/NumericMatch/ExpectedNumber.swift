internal import JSON

/// The number that an expected output means, if it means one.
enum ExpectedNumber {
    case number(DecimalNumber, text: String)
    /// There are numbers, but none that the whole is: a fraction, a date, a range. The sentence says so.
    case notOneNumber(String)
    case noNumber

    /// - Parameter value: a number means itself, a text what `init(_:)` says, anything else the only number in it.
    init(_ value: JSONValue) {
        if let number = value.numberText {
            self =
                DecimalNumber(number.utf8).map { .number($0, text: number) }
                ?? .notOneNumber("The expected number has an exponent of more than 18 digits.")
        } else if let text = value.string {
            self.init(text)
        } else {
            self = (value.elements + value.members.map(\.value)).reduce(.noNumber) { $0.joined(to: ExpectedNumber($1)) }
        }
    }

    /// A text is worked through up to an answer, of which the last number counts. It is not one number where it is part of something.
    init(_ text: String) {
        self = TextBytes.read(text) { ExpectedNumber(answer: $0.answer) }
    }

    private init(answer: TextBytes) {
        guard let place = NumberScanner.last(in: answer) else {
            self = .noNumber
            return
        }
        let found = FoundNumber(place, in: answer)
        guard let number = found.number else {
            self = .notOneNumber("The last number of the expected output has a comma or a blank in it that can be read in two ways.")
            return
        }
        if answer.hasMore(around: place) {
            self = .notOneNumber("The last number of the expected output is a part of something, such as a fraction, a date or a range.")
        } else if answer.namedNumberCount > 1 {
            self = .notOneNumber("The expected output has more than one `name = number`.")
        } else {
            self = .number(number, text: found.text)
        }
    }

    private func joined(to other: ExpectedNumber) -> ExpectedNumber {
        switch (self, other) {
        case (.noNumber, _): other
        case (_, .noNumber): self
        default: .notOneNumber("The expected output is a value with more than one number in it.")
        }
    }
}
