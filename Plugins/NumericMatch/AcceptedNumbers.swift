internal import EvaluatorKit
internal import JSON

/// The numbers of an expected output. The number in the output must equal one of them.
struct AcceptedNumbers {
    struct Number {
        let number: DecimalNumber
        let text: String
    }

    /// Not empty.
    private let all: [Number]

    /// - Parameter expected: a number, a text, an object with one number in it, or a list of these.
    init(_ expected: JSONValue) throws(EvaluationError) {
        let count = expected.elementCount()
        guard count <= Reference.maximumCount else { throw .tooManyReferences(count) }
        var (all, problem) = ([Number](), String?.none)
        for value in expected.kind == .array ? expected.elements : [expected] {
            switch ExpectedNumber(value) {
            case .number(let number, let text): all.append(Number(number: number, text: text))
            case .notOneNumber(let sentence): problem = problem ?? sentence
            case .noNumber: break
            }
        }
        guard all.isEmpty else {
            self.all = all
            return
        }
        if let problem { throw .skipped(reason: "expected_not_numeric", message: problem) }
        throw .unusableExpected("The expected output contains no number.")
    }

    var count: Int { all.count }

    /// The nearest number, the first one if several are equally near.
    func nearest(to number: DecimalNumber, _ interruption: inout InterruptionCheck) throws(EvaluationError) -> Number {
        var nearest = all[0]
        for other in all.dropFirst() {
            let isNearer = try other.number.isNearer(to: number, than: nearest.number, &interruption)
            if isNearer { nearest = other }
        }
        return nearest
    }
}

/// The number that an expected output stands for, if it stands for a single number.
enum ExpectedNumber {
    case number(DecimalNumber, text: String)
    /// It contains numbers but does not stand for one: it is a fraction, a date or a range. The sentence says so.
    case notOneNumber(String)
    case noNumber

    /// - Parameter value: a number stands for itself, a text for the number that `init(_:)` finds, any other value for its only number.
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

    /// The last number of the text's final answer, unless it is a part of something larger.
    init(_ text: String) {
        self = TextBytes.read(text) { ExpectedNumber(answer: $0.finalAnswer) }
    }

    private init(answer: TextBytes) {
        guard let span = NumberScanner.last(in: answer) else {
            self = .noNumber
            return
        }
        let extracted = ExtractedNumber(span, in: answer)
        guard let number = extracted.number else {
            self = .notOneNumber("The last number of the expected output has a comma or a space in it that can be read in two ways.")
            return
        }
        if answer.isFragment(span) {
            self = .notOneNumber("The last number of the expected output is part of something else, such as a fraction, a date or a range.")
        } else if answer.namedNumberCount > 1 {
            self = .notOneNumber("The expected output has more than one `name = number`.")
        } else {
            self = .number(number, text: extracted.text)
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

extension TextBytes {
    /// The part of an expected output that holds the answer: the text after the last `####`, in the last `\boxed{}`, or after the last
    /// `answer is` or `answer:`, whichever begins last; without any of these, the whole text.
    var finalAnswer: TextBytes {
        for offset in bytes.indices.reversed() {
            switch bytes[offset] {
            case UInt8(ascii: "#") where contains("####", at: offset):
                return TextBytes(bytes[(offset + 4)...])
            case UInt8(ascii: "\\") where contains("\\boxed{", at: offset):
                return TextBytes(bytes[(offset + 7)..<end(ofBracesAt: offset + 6)])
            case UInt8(ascii: "a"), UInt8(ascii: "A"):
                if let end = end(of: "answer is", at: offset) ?? end(of: "answer:", at: offset) { return TextBytes(bytes[end...]) }
            default: break
            }
        }
        return self
    }

    /// The end of these words, in any case, if they are at `offset`.
    ///
    /// - Parameter words: lower-case letters, spaces and colons.
    private func end(of words: StaticString, at offset: Int) -> Int? {
        let end = offset + words.utf8CodeUnitCount
        guard end <= count else { return nil }
        // Setting the bit turns letters into lower case, and does not change spaces and colons.
        return words.withUTF8Buffer { $0.elementsEqual(bytes[offset..<end]) { $0 == $1 | 0x20 } } ? end : nil
    }

    /// The offset of the matching closing brace, or the end of the text.
    private func end(ofBracesAt start: Int) -> Int {
        var depth = 0
        for offset in start..<count {
            if bytes[offset] == UInt8(ascii: "{") { depth += 1 }
            if bytes[offset] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return offset }
        }
        return count
    }
}
