internal import EvaluatorKit
internal import JSON

/// The numbers that an expected output names, of which any will do.
struct WantedNumbers {
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
        throw .unusableExpected("The expected output holds no number.")
    }

    var count: Int { all.count }

    /// The first of the nearest where there are several.
    func nearest(to found: DecimalNumber, _ patience: inout InterruptionCheck) throws(EvaluationError) -> Number {
        var nearest = all[0]
        for other in all.dropFirst() {
            let isNearer = try other.number.isNearer(to: found, than: nearest.number, &patience)
            if isNearer { nearest = other }
        }
        return nearest
    }
}
