/// Why a value does not fit a Swift type.
public struct JSONDecodingError: Error, Equatable, Sendable {
    /// Names and positions from the top: `["options", "0", "key"]`.
    public let path: [String]
    /// Such as `This field is required.`
    public let reason: String

    public init(path: [String], reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension JSONValue {
    /// This value as a `Decodable` type. Keys that the type does not ask for are ignored.
    ///
    /// A string is never converted to a number. `1.0` is accepted as an integer, because JSON does not distinguish it from `1`. A member of
    /// type `JSONText` or `JSONValue` takes any value unchanged.
    public func decode<Value: Decodable>(as type: Value.Type) throws(JSONDecodingError) -> Value {
        try ValueDecoder(self, at: .top).decode(type)
    }
}

extension JSONText: Decodable {
    /// Takes any value. Works only within `JSONValue.decode(as:)`, because other decoders do not keep the text.
    public init(from decoder: any Decoder) throws {
        self = try JSONValue(from: decoder).compact
    }
}

extension JSONValue: Decodable {
    /// Takes any value. Works only within `JSONValue.decode(as:)`.
    public init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? ValueDecoder else {
            throw DecodingError.typeMismatch(
                JSONValue.self, DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "The decoder does not read JSON."))
        }
        self = decoder.value
    }
}

/// The path from the top of a document to a value inside it.
indirect enum DecodingPath: Sendable {
    case top
    case member(String, of: DecodingPath)
    case element(Int, of: DecodingPath)

    var steps: [DecodingStep] {
        var steps: [DecodingStep] = []
        var path = self
        while true {
            switch path {
            case .top:
                return steps.reversed()
            case .member(let name, let parent):
                steps.append(DecodingStep(stringValue: name))
                path = parent
            case .element(let position, let parent):
                steps.append(DecodingStep(intValue: position))
                path = parent
            }
        }
    }

    func error(_ reason: String) -> JSONDecodingError {
        JSONDecodingError(path: steps.map(\.stringValue), reason: reason)
    }
}

/// One step of a `DecodingPath`, as a `CodingKey`.
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
