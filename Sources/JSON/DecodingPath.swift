/// The way from the top of a document to a value inside it.
indirect enum DecodingPath: Sendable {
    case top
    case member(String, of: DecodingPath)
    case element(Int, of: DecodingPath)

    var steps: [DecodingStep] {
        var steps: [DecodingStep] = []
        var rest = self
        while true {
            switch rest {
            case .top:
                return steps.reversed()
            case .member(let name, let parent):
                steps.append(DecodingStep(stringValue: name))
                rest = parent
            case .element(let position, let parent):
                steps.append(DecodingStep(intValue: position))
                rest = parent
            }
        }
    }

    func error(_ reason: String) -> JSONDecodingError {
        JSONDecodingError(path: steps.map(\.stringValue), reason: reason)
    }
}

/// One step of it, in the standard library's terms.
struct DecodingStep: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
